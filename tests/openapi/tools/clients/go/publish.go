package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"path/filepath"

	"example.com/check/tableau"
)

// publish is written by hand: the generated method sends no body of the type multipart/mixed.
func publish(
	client *tableau.APIClient, token, siteID, path string, request tableau.PublishFlowRequest,
) (*tableau.FlowReply, *http.Response, error) {
	document, err := xml.Marshal(request)
	if err != nil {
		return nil, nil, err
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	body := &bytes.Buffer{}
	parts := multipart.NewWriter(body)
	add := func(name, filename, kind string, content []byte) {
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition",
			fmt.Sprintf(`form-data; name="%s"; filename="%s"`, name, filename))
		header.Set("Content-Type", kind)
		part, _ := parts.CreatePart(header) // a buffer takes everything
		part.Write(content)
	}
	add("request_payload", "", "text/xml", document)
	add("tableau_flow", filepath.Base(path), "application/octet-stream", content)
	parts.Close()

	configuration := client.GetConfig()
	url := configuration.Servers[0].URL + "/sites/" + siteID + "/flows?flowType=tflx"
	post, err := http.NewRequest(http.MethodPost, url, body)
	if err != nil {
		return nil, nil, err
	}
	post.Header.Set("Content-Type", "multipart/mixed; boundary="+parts.Boundary())
	post.Header.Set("X-Tableau-Auth", token)
	response, err := configuration.HTTPClient.Do(post)
	if err != nil {
		return nil, response, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusCreated {
		err = fmt.Errorf("publishing failed: %s", answer)
	}
	reply := &tableau.FlowReply{}
	if err == nil {
		err = xml.Unmarshal(answer, reply)
	}
	return reply, response, err
}
