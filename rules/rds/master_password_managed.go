package rds

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MasterPasswordManaged keeps the password of the most powerful database user out of source code.
var MasterPasswordManaged = &rule.Rule{
	ID:        "rds-master-password-managed",
	Title:     rule.T("Master password of the database is not written in the configuration", "データベースのマスターパスワードを設定に直接書いていない"),
	Why:       rule.T("A password in source code is known to everyone who can read the repository, its history and every copy of it, and it stands in the Terraform state as well. It is hardly ever changed.", "ソースコードに書いたパスワードは、リポジトリ、その履歴、すべてのコピーを読める人に知られ、Terraform の state にも残ります。しかも、ほとんど変更されません。"),
	Fix:       rule.T("Set manage_master_user_password to true and remove the password: RDS then keeps it in Secrets Manager and rotates it.", "manage_master_user_password を true にし、パスワードの引数を削除してください。RDS が Secrets Manager で保管し、ローテーションします。"),
	Severity:  rule.High,
	Since:     "0.1.0",
	ImpliedBy: []string{"secrets-arguments-not-literal"},
	Types:     []string{"aws_db_instance", "aws_rds_cluster"},
	Check: func(_ *rule.Pass, db *model.Resource) rule.Result {
		managed := db.Get("manage_master_user_password")
		password, writeOnly := passwordOf(db)
		byRDS := rule.Judge(managed.True(), is.Saw(managed), managed)
		if byRDS.OK == model.Yes && password.NotEmpty() == model.No {
			return byRDS
		}
		ways := []rule.Result{
			byRDS,
			rule.Judge(writeOnly.Set(), writeOnly.Path+" is write-only: no plan or state holds it", writeOnly),
		}
		if password.NotEmpty() == model.No {
			return facts.Any(append(ways, withoutPassword(db, password))...)
		}
		return facts.Any(append([]rule.Result{passwordKept(db, password)}, ways...)...) // the password is the place to edit
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
	},
}

// passwordOf is the argument that holds the master password, and the one that says that it is given as write-only.
func passwordOf(db *model.Resource) (password, writeOnly model.Value) {
	name := "password"
	if db.Addr.Type == "aws_rds_cluster" {
		name = "master_password"
	}
	version := db.Get(name + "_wo_version")
	if version.Set() != model.No {
		return db.Get(name), version // plans and states hold only the version
	}
	return db.Get(name), db.Get(name + "_wo")
}

// passwordKept judges a password that Terraform knows.
func passwordKept(db *model.Resource, v model.Value) rule.Result {
	if v.Known() && v.Literal {
		return rule.Judge(model.No, v.Path+" is written as a literal", v)
	}
	for _, s := range v.Sources() {
		if s.Kind == model.FromResource && s.Resource != nil && keepsSecrets(s.Resource) {
			return rule.Judge(model.Yes, v.Path+" is read from "+s.At()+"; the state holds it in clear", v)
		}
	}
	// A value without a place of its own is that of a plan or state, which do not say where it was written.
	if v.Known() && len(v.Sources()) == 0 && v.Range != db.Range {
		return rule.Judge(model.No, v.Path+" is given by a constant or a variable that the configuration sets", v)
	}
	return rule.Judge(model.Unknown, is.Saw(v), v).Because("where the password of " + db.Address() + " is written is not known")
}

// keepsSecrets reports whether a resource makes passwords up, or a data source looks them up.
func keepsSecrets(r *model.Resource) bool {
	return r.Addr.Mode == model.Data || strings.HasPrefix(r.Addr.Type, "random_")
}

// withoutPassword judges a database that no argument gives a password: a copy has that of its source.
func withoutPassword(db *model.Resource, v model.Value) rule.Result {
	for _, path := range []string{"replicate_source_db", "replication_source_identifier", "snapshot_identifier", "restore_to_point_in_time", "global_cluster_identifier"} {
		of := db.Get(path)
		if ok := of.NotEmpty(); ok != model.No {
			return rule.Judge(ok, "no password is written: that of "+path+" is taken over", v, of)
		}
	}
	return rule.Judge(model.Unknown, "no argument gives the password", v).Because("no argument of " + db.Address() + " gives the password")
}
