package lang

import (
	"crypto/md5"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"golang.org/x/crypto/ssh"
)

func md5Sum(b []byte) []byte    { s := md5.Sum(b); return s[:] }
func sha1Sum(b []byte) []byte   { s := sha1.Sum(b); return s[:] }
func sha256Sum(b []byte) []byte { s := sha256.Sum256(b); return s[:] }
func sha512Sum(b []byte) []byte { s := sha512.Sum512(b); return s[:] }

func hexText(b []byte) string { return hex.EncodeToString(b) }

// digest hashes a string and writes the hash as text.
func digest(sum func([]byte) []byte, text func([]byte) string) function.Function {
	return textFunction(func(args []string) (string, error) { return text(sum([]byte(args[0]))), nil }, "str")
}

// bcryptHash is unknown: the salt makes every hash a different one.
func bcryptHash() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "str", Type: cty.String}},
		VarParam:     &function.Parameter{Name: "cost", Type: cty.Number},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if len(args) > 2 {
				return cty.NilVal, function.NewArgErrorf(2, "one cost at most")
			}
			return cty.UnknownVal(cty.String), nil
		},
	})
}

func rsaDecrypt() function.Function {
	return textFunction(func(args []string) (string, error) {
		secret, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil {
			return "", function.NewArgErrorf(0, "decoding base64: %w", err)
		}
		raw, err := ssh.ParseRawPrivateKey([]byte(args[1]))
		if err != nil {
			return "", function.NewArgErrorf(1, "not a private key without passphrase")
		}
		key, ok := raw.(*rsa.PrivateKey)
		if !ok {
			return "", function.NewArgErrorf(1, "not an RSA private key")
		}
		//nolint:staticcheck // Terraform defines the function by this padding
		plain, err := rsa.DecryptPKCS1v15(nil, key, secret)
		if err != nil {
			return "", function.NewArgErrorf(0, "not encrypted with this key")
		}
		return string(plain), nil
	}, "ciphertext", "privatekey")
}
