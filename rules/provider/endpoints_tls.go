package provider

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// EndpointsTLS keeps credentials and answers off the network in clear.
var EndpointsTLS = &rule.Rule{
	ID:       "provider-endpoints-tls",
	Title:    rule.T("Provider endpoints use TLS and check certificates", "プロバイダーのエンドポイントが TLS を使い、証明書を検証している"),
	Why:      rule.T("Over plain HTTP, or without checking certificates, whoever is on the way reads all that Terraform sends, secrets included, and can answer in the place of AWS.", "平文の HTTP を使ったり証明書を検証しなかったりすると、経路上の第三者が、秘密情報を含む Terraform の通信を読み、AWS になりすませます。"),
	Fix:      rule.T("Use https endpoints and remove insecure. A stand-in such as LocalStack on the machine itself is fine: name its host in local_endpoints.", "エンドポイントを https にし、insecure を削除してください。LocalStack など手元の代替環境は、ホスト名を local_endpoints に登録すれば問題ありません。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Params: []rule.Param{
		{Name: "local_endpoints", Default: cty.ListVal([]cty.Value{cty.StringVal("localhost"), cty.StringVal("127.0.0.1"), cty.StringVal("localstack")}), About: rule.T("hosts that may be reached over HTTP", "HTTP での接続を許すホスト")},
	},
	Account: endpointsTLS,
	Refs: []string{
		"https://docs.aws.amazon.com/general/latest/gr/rande.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/custom-service-endpoints",
	},
}

func endpointsTLS(p *rule.Pass, prov *model.Provider) rule.Result {
	insecure := prov.Get("insecure")
	answers := []rule.Result{rule.Judge(model.Yes, "no endpoint is plain HTTP", prov.Value()), rule.Judge(insecure.True().Not(), "insecure is "+insecure.String(), insecure)}
	if prov.Body == nil {
		return answers[0]
	}
	list := prov.Body.Blocks["endpoints"]
	if list == nil {
		return facts.All(answers...)
	}
	for _, b := range list.List {
		for name, a := range b.Attrs {
			v := model.NewValue(prov.Addr()+".endpoints."+name, a.Value, a.Range, a.Origin)
			local := v.Matches(func(s string) bool {
				host, _, _ := strings.Cut(strings.TrimPrefix(s, "http://"), "/")
				host, _, _ = strings.Cut(host, ":")
				return slices.Contains(p.Strings("local_endpoints"), host)
			})
			answers = append(answers, rule.Judge(v.HasPrefix("http://").Not().Or(local), is.Saw(v), v))
		}
	}
	if list.Unknown != cty.NilVal {
		answers = append(answers, rule.Judge(model.Unknown, "which endpoints there are is not known", model.NewValue(prov.Addr()+".endpoints", list.Unknown, list.Range, model.Written)))
	}
	slices.SortFunc(answers, func(a, b rule.Result) int { return strings.Compare(a.Evidence[0].Value.At(), b.Evidence[0].Value.At()) })
	return facts.All(answers...)
}
