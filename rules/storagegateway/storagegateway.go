// Package storagegateway holds the rules about AWS Storage Gateway.
package storagegateway

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	FileshareEncryptedWithCMK,
	NFSClientsRestricted,
	SMBEncryption,
}
