// Reads XML with the generated types and prints JSON, or the other way around.
package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
)

type example struct {
	Schema string
	XML    string
	JSON   json.RawMessage
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	var examples []example
	must(json.NewDecoder(os.Stdin).Decode(&examples))
	results := []any{}
	for _, one := range examples {
		value := types[one.Schema]()
		if os.Args[1] == "read" {
			must(xml.Unmarshal([]byte(one.XML), value))
			results = append(results, value)
		} else {
			must(json.Unmarshal(one.JSON, value))
			text, err := xml.Marshal(value)
			must(err)
			results = append(results, string(text))
		}
	}
	must(json.NewEncoder(os.Stdout).Encode(results))
}
