package facts

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/model"
)

func TestLasts(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Date(2027, time.March, 31, 0, 0, 0, 0, time.UTC)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	value := func(text string) model.Value {
		return model.NewValue("certificate", cty.StringVal(text), hcl.Range{}, model.Written)
	}
	made := value(string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	if bits, isRSA := KeyBits(Certificate(made)); bits != 256 || isRSA {
		t.Errorf("the key has %d bits, RSA: %v", bits, isRSA)
	}
	none := model.Value{}
	for _, test := range []struct {
		name      string
		body, end model.Value
		date      string
		want      model.Tri
	}{
		{"long before", made, none, "2026-06-30", model.Yes},
		{"a month before", made, none, "2027-03-15", model.No},
		{"as AWS reports it", none, value("2026-12-31T23:59:59Z"), "2026-06-30", model.Yes},
		{"as AWS reports it, late", none, value("2026-12-31T23:59:59Z"), "2027-01-30", model.No},
		{"no certificate", value("-----BEGIN CERTIFICATE-----"), none, "2026-06-30", model.Unknown},
		{"no date", made, none, "soon", model.Unknown},
	} {
		if got := Lasts(test.body, test.end, test.date, 30); got.OK != test.want {
			t.Errorf("%s: %s, want %s", test.name, got.OK, test.want)
		}
	}
}
