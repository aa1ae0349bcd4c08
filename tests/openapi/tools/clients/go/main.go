// Drives a server, in XML, with a client of OpenAPI Generator; prints what it saw.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"

	"example.com/check/tableau"
)

const nobody = "00000000-0000-0000-0000-000000000000"

// good ends the program if a call failed.
func good[T any](reply *T, response *http.Response, err error) *T {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v: %v\n", response, err)
		os.Exit(1)
	}
	return reply
}

func main() {
	url, file, groupID := os.Args[1], os.Args[2], os.Args[3]
	configuration := tableau.NewConfiguration()
	configuration.Servers = tableau.ServerConfigurations{{URL: url + "/api/3.30"}}
	client := tableau.NewAPIClient(configuration)
	ctx := context.Background()

	info := good(client.ServerAPI.ServerInfo(ctx).Execute()).ServerInfo
	credentials := tableau.NewSignInCredentials(*tableau.NewSiteAddress(""))
	credentials.SetName("admin")
	credentials.SetPassword("admin")
	signIn := *tableau.NewSignInRequest(*credentials)
	session := good(client.AuthAPI.SignIn(ctx).SignInRequest(signIn).Execute()).Credentials
	keys := map[string]tableau.APIKey{"token": {Key: session.Token}}
	ctx = context.WithValue(ctx, tableau.ContextAPIKeys, keys)
	siteID := session.Site.Id

	names, pages := []string{}, int32(0)
	for total := int64(1); int64(len(names)) < total; {
		pages++
		list := client.FlowsAPI.QueryFlowsForSite(ctx, siteID).Sort("name:asc")
		page := good(list.PageSize(1).PageNumber(pages).Execute())
		for _, flow := range page.Flows.GetFlow() {
			names = append(names, flow.GetName())
		}
		total = page.Pagination.TotalAvailable
	}

	flow := *tableau.NewFlowToPublish("By Go")
	sent := *tableau.NewPublishFlowRequest(flow)
	published := good(publish(client, session.Token, siteID, file, sent)).Flow
	flowID := published.Id

	capability := *tableau.NewCapability("Read", "Deny")
	rule := *tableau.NewGranteeCapabilities(
		tableau.CapabilityList{Capability: []tableau.Capability{capability}})
	rule.SetGroup(*tableau.NewGroupReference(groupID))
	added := tableau.NewAddFlowPermissionsRequest(
		*tableau.NewPermissionsToAdd([]tableau.GranteeCapabilities{rule}))
	permissions := client.PermissionsAPI
	good(permissions.AddFlowPermissions(ctx, siteID, flowID).AddFlowPermissionsRequest(*added).Execute())
	denied := func() []string {
		found := []string{}
		reply := good(permissions.QueryFlowPermissions(ctx, siteID, flowID).Execute())
		for _, one := range reply.Permissions.GranteeCapabilities {
			if one.HasGroup() && one.Group.Id == groupID {
				for _, capability := range one.Capabilities.Capability {
					found = append(found, capability.Name+" "+capability.Mode)
				}
			}
		}
		return found
	}
	before := denied()
	removed, err := permissions.DeleteFlowPermissionForGroup(
		ctx, siteID, flowID, groupID, "Read", "Deny").Execute()
	good(&removed, removed, err)
	after := denied()

	request := tableau.NewRunFlowNowRequest()
	spec := tableau.NewFlowRunSpec()
	spec.SetFlowId(flowID)
	request.SetFlowRunSpec(*spec)
	run := good(client.FlowsAPI.RunFlowNow(ctx, siteID, flowID).RunFlowNowRequest(*request).Execute())
	job := good(client.JobsAPI.QueryJob(ctx, siteID, run.Job.Id).Execute()).Job

	_, missing, err := client.FlowsAPI.QueryFlow(ctx, siteID, nobody).Execute()
	var failure *tableau.GenericOpenAPIError
	errors.As(err, &failure)
	reply := failure.Model().(tableau.ErrorReply)
	signedOut, err := client.AuthAPI.SignOut(ctx).Execute()
	good(signedOut, signedOut, err)

	seen, _ := json.Marshal(map[string]any{
		"version":   info.RestApiVersion,
		"product":   info.ProductVersion.Value,
		"pages":     pages,
		"names":     names,
		"published": published.Name,
		"before":    before,
		"removed":   removed.StatusCode,
		"after":     after,
		"job":       job.Type,
		"error":     []any{missing.StatusCode, reply.Error.Code, reply.Error.Summary},
		"signedOut": signedOut.StatusCode,
	})
	fmt.Println(string(seen))
}
