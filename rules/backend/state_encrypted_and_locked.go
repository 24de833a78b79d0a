package backend

import (
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// StateEncryptedAndLocked keeps the state, which holds secrets in the clear, unreadable and in one piece.
var StateEncryptedAndLocked = &rule.Rule{
	ID:       "backend-state-encrypted-and-locked",
	Title:    rule.T("State is kept in a remote backend that encrypts and locks it", "ステートを暗号化とロックのあるリモートバックエンドに保管している"),
	Why:      rule.T("The state holds passwords and keys in the clear. On a laptop it is read by whoever takes the laptop, and without a lock two runs at a time destroy it.", "ステートにはパスワードやキーがそのまま入ります。手元の PC に置くと PC ごと読まれ、ロックがないと同時に実行したときに壊れます。"),
	Fix:      rule.T("Use the backend s3 with encrypt = true and use_lockfile = true, or HCP Terraform. In strict mode, name a key in kms_key_id too.", "s3 バックエンドに encrypt = true と use_lockfile = true を設定するか、HCP Terraform を使ってください。strict モードでは kms_key_id でキーも指定します。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "require_backend", Default: cty.False, About: rule.T("a root module without a backend fails; off, because a wrapper or the pipeline may write the backend", "バックエンドのないルートモジュールを不合格にする (ラッパーやパイプラインが書く場合があるため既定では判定しない)")},
		{Name: "strict", Default: cty.False, About: rule.T("ask for a KMS key of your own", "自分の KMS キーを求める")},
	},
	Types: []string{model.TerraformType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		return model.Of(has(r, "backend") || has(r, "cloud") || p.Param("require_backend").True())
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		if has(r, "cloud") {
			return rule.Judge(model.Yes, "HCP Terraform keeps the state", r.Get("cloud"))
		}
		kind := r.Get("backend.type")
		switch text, _ := kind.Text(); text {
		case "":
			return rule.Judge(model.No, "no backend is set: the state is a local file", r.Value())
		case "local":
			return rule.Judge(model.No, "the state is a local file", kind)
		case "remote", "gcs", "azurerm":
			return rule.Judge(model.Yes, text+" encrypts and locks the state itself", kind)
		case "s3":
			return inS3(r, p.Param("strict").True())
		default:
			return rule.Judge(model.Unknown, "whether "+text+" encrypts and locks the state is not known", kind).
				Because("the storage behind the backend " + text + " decides")
		}
	},
	Refs: []string{
		"https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/backend.html",
		"https://developer.hashicorp.com/terraform/language/backend/s3",
		"https://developer.hashicorp.com/terraform/language/state/sensitive-data",
	},
}

func has(r *model.Resource, block string) bool { return len(r.Blocks(block).List) > 0 }

// inS3 judges the backend s3.
func inS3(r *model.Resource, strict bool) rule.Result {
	encrypt := r.Get("backend.encrypt")
	file, table := r.Get("backend.use_lockfile"), r.Get("backend.dynamodb_table")
	locked := rule.Judge(file.True().Or(table.NotEmpty()), "no lock is set: neither use_lockfile nor dynamodb_table", file, table)
	if locked.OK == model.Yes {
		locked.Message = "the state is locked"
	}
	parts := []rule.Result{rule.Judge(encrypt.True(), is.Saw(encrypt), encrypt), locked}
	if strict {
		key := r.Get("backend.kms_key_id")
		parts = append(parts, rule.Judge(key.NotEmpty(), is.Saw(key), key))
	}
	res := facts.All(parts...)
	if res.OK == model.No && partial(r) && absent(res) {
		res.OK = model.Unknown
		return res.Because("the backend is written in part: the rest comes from -backend-config")
	}
	return res
}

// partial reports whether the backend lacks what it cannot work without, so that terraform init is given the rest. See
// https://developer.hashicorp.com/terraform/language/backend#partial-configuration.
func partial(r *model.Resource) bool {
	for _, name := range [...]string{"bucket", "key"} {
		if r.Get("backend."+name).Set() != model.Yes {
			return true
		}
	}
	return false
}

// absent reports whether a result fails for what is not written, rather than for what is.
func absent(res rule.Result) bool {
	for _, e := range res.Evidence {
		if e.Value.Origin == model.Written {
			return false
		}
	}
	return true
}
