package schema

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"
)

// at walks from a type to one of its items.
func at(t *testing.T, b *Block, typ, path string) *Attribute {
	t.Helper()
	if b == nil {
		t.Fatalf("%s: no such type", typ)
	}
	var a *Attribute
	for name := range strings.SplitSeq(path, ".") {
		if b == nil {
			t.Fatalf("%s.%s: nothing inside %s", typ, path, a.Name)
		}
		if a = b.Attribute(name); a == nil {
			t.Fatalf("%s.%s: no %s", typ, path, name)
		}
		b = a.Block
	}
	return a
}

// describe says what an attribute is in a few words, so that a table of facts can
// be read.
func describe(a *Attribute) string {
	var words []string
	for _, f := range []struct {
		on   bool
		word string
	}{
		{a.Required, "required"}, {a.Optional, "optional"}, {a.Computed, "computed"},
		{a.Sensitive, "sensitive"}, {a.WriteOnly, "writeonly"}, {a.ForceNew, "forcenew"},
	} {
		if f.on {
			words = append(words, f.word)
		}
	}
	switch {
	case a.Block == nil:
		words = append(words, a.Type.FriendlyName())
	case a.AsAttribute:
		words = append(words, a.Nesting.String()+" attribute")
	default:
		words = append(words, a.Nesting.String()+" block")
	}
	if a.MaxItems == 1 {
		words = append(words, "max 1")
	}
	if a.HasDefault {
		words = append(words, "default="+a.Default)
	}
	if !a.DefaultKnown {
		words = append(words, "default unknown")
	}
	return strings.Join(words, " ")
}

func TestResourceFacts(t *testing.T) {
	for _, test := range []struct{ typ, path, want string }{
		{"aws_ebs_volume", "encrypted", "optional computed forcenew bool"},
		{"aws_ebs_volume", "region", "optional computed string"},
		{"aws_db_instance", "publicly_accessible", "optional bool default=false"},
		{"aws_db_instance", "storage_encrypted", "optional forcenew bool"},
		{"aws_db_instance", "backup_retention_period", "optional computed number"},
		{"aws_db_instance", "auto_minor_version_upgrade", "optional bool default=true"},
		{"aws_db_instance", "password", "optional sensitive string"},
		{"aws_db_instance", "password_wo", "optional sensitive writeonly string"},
		{"aws_rds_cluster", "master_password", "optional sensitive string"},
		{"aws_security_group", "description", "optional forcenew string default=Managed by Terraform"},
		{"aws_security_group", "ingress", "optional computed set attribute"},
		{"aws_security_group", "ingress.cidr_blocks", "optional list of string"},
		{"aws_security_group", "ingress.from_port", "required number"},
		{"aws_security_group", "ingress.self", "optional bool default=false"},
		{"aws_instance", "root_block_device", "optional computed list block max 1"},
		{"aws_instance", "root_block_device.encrypted", "optional computed forcenew bool"},
		{"aws_instance", "root_block_device.delete_on_termination", "optional bool default=true"},
		{"aws_instance", "ebs_block_device", "optional computed set block"},
		{"aws_instance", "timeouts", "optional single block"},
		{"aws_instance", "tags", "optional map of string"},
		{"aws_instance", "tags_all", "optional computed map of string"},
		{"aws_s3_bucket", "force_destroy", "optional bool default=false"},
		{"aws_s3_bucket", "grant", "optional computed set block"},
		{"aws_s3_bucket_public_access_block", "block_public_acls", "optional bool default=false"},
		{"aws_s3_bucket_server_side_encryption_configuration", "rule", "required set block"},
		{"aws_s3_bucket_server_side_encryption_configuration", "rule.apply_server_side_encryption_by_default", "optional list block max 1"},
		{"aws_cloudtrail", "enable_log_file_validation", "optional bool default=false"},
		{"aws_cloudtrail", "include_global_service_events", "optional bool default=true"},
		{"aws_kms_key", "enable_key_rotation", "optional bool default=false"},
		{"aws_kms_key", "is_enabled", "optional bool default=true"},
		{"aws_lb_target_group", "deregistration_delay", "optional string default=300"},
		{"aws_kinesis_firehose_delivery_stream", "extended_s3_configuration.data_format_conversion_configuration.output_format_configuration.serializer.orc_ser_de.padding_tolerance", "optional number default=0.05"},
		{"aws_dms_s3_endpoint", "csv_row_delimiter", `optional string default=\n`},
		{"aws_network_acl", "egress", "optional computed set attribute"},
		{"aws_route_table", "route", "optional computed set attribute"},
		{"aws_default_security_group", "ingress", "optional computed set attribute"},
		{"aws_s3_bucket_lifecycle_configuration", "rule", "optional list block"},
		{"aws_iam_role", "max_session_duration", "optional number default=3600"},
		{"aws_opensearch_domain", "encrypt_at_rest", "optional computed list block max 1"},
		{"aws_eks_cluster", "bootstrap_self_managed_addons", "optional bool default=true"},
		{"aws_ecs_cluster", "configuration.execute_command_configuration.logging", "optional string default=DEFAULT"},
		{"aws_secretsmanager_secret_rotation", "rotate_immediately", "optional bool default=true"},
		{"aws_lb", "client_keep_alive", "optional number default=3600"},
		{"aws_lb", "health_check_logs.enabled", "optional bool default unknown"},
		{"aws_wafv2_web_acl", "default_action", "required list block max 1"},
		{"aws_ecs_task_definition", "container_definitions", "required forcenew string"},
	} {
		t.Run(test.typ+"."+test.path, func(t *testing.T) {
			if got := describe(at(t, Resource(test.typ), test.typ, test.path)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestDataSourceFacts(t *testing.T) {
	for _, test := range []struct{ typ, path, want string }{
		{"aws_iam_policy_document", "statement", "optional list block"},
		{"aws_iam_policy_document", "statement.effect", "optional string default=Allow"},
		{"aws_iam_policy_document", "statement.principals", "optional set block"},
		{"aws_iam_policy_document", "statement.condition", "optional set block"},
		{"aws_iam_policy_document", "json", "computed string"},
		{"aws_ami", "filter", "optional set block"},
		{"aws_ami", "most_recent", "optional bool default=false"},
		{"aws_caller_identity", "account_id", "computed string"},
		{"aws_ebs_encryption_by_default", "enabled", "computed bool"},
	} {
		t.Run(test.typ+"."+test.path, func(t *testing.T) {
			if got := describe(at(t, DataSource(test.typ), test.typ, test.path)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestUnknownNames(t *testing.T) {
	for _, typ := range []string{"", "aws", "aws_", "aws_s3_bucket ", "aws_s3_bucke", "aws_s3_buckets", "zzz", "\n", "aws_s3_bucket\n"} {
		if Resource(typ) != nil || DataSource(typ) != nil {
			t.Errorf("%q is a type", typ)
		}
	}
	bucket := Resource("aws_s3_bucket")
	for _, name := range []string{"", "a", "buckets", "zzz"} {
		if a := bucket.Attribute(name); a != nil {
			t.Errorf("bucket has %q: %v", name, a)
		}
	}
}

// TestAll decodes everything and checks what must hold of any type.
func TestAll(t *testing.T) {
	for _, kind := range []struct {
		name  string
		types []string
		find  func(string) *Block
		least int
	}{
		{"resources", slices.Collect(ResourceTypes()), Resource, 1600},
		{"data sources", slices.Collect(DataSourceTypes()), DataSource, 600},
	} {
		if !slices.IsSorted(kind.types) || len(slices.Compact(slices.Clone(kind.types))) != len(kind.types) {
			t.Errorf("%s are not sorted or not unique", kind.name)
		}
		if len(kind.types) < kind.least {
			t.Errorf("%d %s, want %d or more", len(kind.types), kind.name, kind.least)
		}
		seen := map[*Block]bool{}
		for _, typ := range kind.types {
			b := kind.find(typ)
			if b == nil {
				t.Errorf("%s: listed but not found", typ)
				continue
			}
			checkBlock(t, typ, b, seen)
			if got := b.ImpliedType(); !got.IsObjectType() || len(got.AttributeTypes()) != len(b.Attributes) {
				t.Errorf("%s: implied type %#v", typ, got)
			}
		}
	}
}

func checkBlock(t *testing.T, path string, b *Block, seen map[*Block]bool) {
	t.Helper()
	if seen[b] {
		return
	}
	seen[b] = true
	for _, a := range b.Attributes {
		at := path + "." + a.Name
		if (a.Block == nil) == (a.Type == cty.NilType) || (a.Block == nil) != (a.Nesting == Plain) {
			t.Errorf("%s: is neither a value nor a block, or both", at)
		}
		if a.Required && a.Optional || !a.Required && !a.Optional && !a.Computed {
			t.Errorf("%s: flags contradict: %s", at, describe(a))
		}
		if a.HasDefault {
			if v := a.DefaultValue(); v.IsNull() || !v.Type().Equals(a.Type) || a.Required || !a.DefaultKnown {
				t.Errorf("%s: default %#v", at, v)
			}
		}
		if b.Attribute(a.Name) != a {
			t.Errorf("%s: not found by name", at)
		}
		if a.Block != nil {
			checkBlock(t, at, a.Block, seen)
		}
	}
}

func TestImpliedType(t *testing.T) {
	b := Resource("aws_s3_bucket_server_side_encryption_configuration")
	want := cty.Object(map[string]cty.Type{
		"bucket":                cty.String,
		"expected_bucket_owner": cty.String,
		"id":                    cty.String,
		"region":                cty.String,
		"rule": cty.Set(cty.Object(map[string]cty.Type{
			"apply_server_side_encryption_by_default": cty.List(cty.Object(map[string]cty.Type{
				"kms_master_key_id": cty.String,
				"sse_algorithm":     cty.String,
			})),
			"blocked_encryption_types": cty.List(cty.String),
			"bucket_key_enabled":       cty.Bool,
		})),
	})
	if got := b.ImpliedType(); !got.Equals(want) {
		t.Errorf("got  %#v\nwant %#v", got, want)
	}
	ingress := Resource("aws_security_group").Attribute("ingress").ImpliedType()
	if !ingress.IsSetType() || !ingress.ElementType().AttributeType("cidr_blocks").Equals(cty.List(cty.String)) {
		t.Errorf("ingress is %#v", ingress)
	}
	if got := Resource("aws_instance").Attribute("timeouts").ImpliedType(); !got.IsObjectType() {
		t.Errorf("timeouts is %#v", got)
	}
}

func TestDefaultValue(t *testing.T) {
	for _, test := range []struct {
		in   Attribute
		want cty.Value
	}{
		{Attribute{Type: cty.Bool, HasDefault: true, Default: "false"}, cty.False},
		{Attribute{Type: cty.Bool, HasDefault: true, Default: "true"}, cty.True},
		{Attribute{Type: cty.Number, HasDefault: true, Default: "0.05"}, cty.MustParseNumberVal("0.05")},
		{Attribute{Type: cty.String, HasDefault: true, Default: "300"}, cty.StringVal("300")},
		{Attribute{Type: cty.String, HasDefault: true}, cty.StringVal("")},
		{Attribute{Type: cty.String}, cty.NullVal(cty.String)},
		{Attribute{Nesting: List, Block: &Block{}}, cty.NullVal(cty.List(cty.EmptyObject))},
	} {
		if got := test.in.DefaultValue(); !got.RawEquals(test.want) {
			t.Errorf("%+v: %#v, want %#v", test.in, got, test.want)
		}
	}
}

// TestSharing: a type is decoded once, however many ask at the same time.
func TestSharing(t *testing.T) {
	table := &Table{Attributes: aws.Attributes, Blocks: aws.Blocks, Resources: aws.Resources}
	var all [8]*Block
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() {
			all[i] = table.Resource("aws_wafv2_web_acl")
			all[i].ImpliedType()
		})
	}
	wg.Wait()
	for _, b := range all {
		if b != all[0] {
			t.Fatal("one type, two blocks")
		}
	}
	if Resource("aws_alb") != Resource("aws_lb") {
		t.Error("aws_alb is aws_lb by another name, but they do not share a block")
	}
}

// TestCorrupt: a broken table stops the program instead of giving a wrong answer.
func TestCorrupt(t *testing.T) {
	good := Table{
		Attributes: "\narn c s\nrule r L:1,2\n",
		Blocks:     "\n\"\"\n#\"*\"\n",
		Resources:  "\na %\n",
	}
	if got := good.Resource("a"); got == nil || got.Attribute("rule").Block.Attribute("arn") == nil {
		t.Fatal("the sample is not a good table")
	}
	for _, test := range []struct {
		name  string
		spoil func(*Table)
		want  string
	}{
		{"flag", func(t *Table) { t.Attributes = "\narn q s\nrule r L:1,2\n" }, "flag 'q'"},
		{"type", func(t *Table) { t.Attributes = "\narn c x\nrule r L:1,2\n" }, "type code"},
		{"type cut", func(t *Table) { t.Attributes = "\narn c l\nrule r L:1,2\n" }, "type is missing"},
		{"object", func(t *Table) { t.Attributes = "\na c e(b=s\nrule r L:1,2\n" }, "object type"},
		{"no type", func(t *Table) { t.Attributes = "\narn c \nrle r L:1,22\n" }, `attribute "arn c "`},
		{"bounds", func(t *Table) { t.Attributes = "\narn c s\nrule r L:1,b\n" }, "bounds"},
		{"rest", func(t *Table) { t.Attributes = "\narn c s\nrule r L;1,2\n" }, `";1,2" after`},
		{"order", func(t *Table) { t.Attributes = "\nsrn c s\nrule r L:1,2\n" }, "srn before rule"},
		{"reference to nowhere", func(t *Table) { t.Resources = "\na ~_\n" }, "no line starts at"},
		{"reference into a line", func(t *Table) { t.Resources = "\na &\n" }, "no line starts at 5"},
		{"reference cut", func(t *Table) { t.Resources = "\na ~\n" }, "reference is missing"},
		{"reference letter", func(t *Table) { t.Resources = "\na \x01\n" }, "reference"},
		{"two references", func(t *Table) { t.Resources = "\na %%\n" }, "more than one block"},
		{"no reference", func(t *Table) { t.Resources = "\na\n" }, "without a block"},
		{"index end", func(t *Table) { t.Resources = "\na %" }, "line end"},
		{"block cut", func(t *Table) { t.Blocks = "\n\"\"\n%\"*\n" }, "cut short"},
		{"block too long", func(t *Table) { t.Blocks = "\n\"\"\n\"\"\"\n" }, "after block"},
		{"block in itself", func(t *Table) { t.Blocks = "\n\"\"\n#\"*%\n" }, "contains block"},
		{"no end", func(t *Table) { t.Blocks = "\n\"\"\n#\"*\"" }, "has no end"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := Table{Attributes: good.Attributes, Blocks: good.Blocks, Resources: good.Resources}
			test.spoil(&bad)
			defer func() {
				text, _ := recover().(string) //nolint:forbidigo // the test wants the panic
				if !strings.HasPrefix(text, "schema: table is corrupt: ") || !strings.Contains(text, test.want) {
					t.Errorf("panic %q, want %q in it", text, test.want)
				}
			}()
			bad.Resource("a")
		})
	}
}

func TestObjectType(t *testing.T) {
	got, rest := typeOf("le(a=s,b=me(c=tn))!")
	want := cty.List(cty.Object(map[string]cty.Type{
		"a": cty.String,
		"b": cty.Map(cty.Object(map[string]cty.Type{"c": cty.Set(cty.Number)})),
	}))
	if !got.Equals(want) || rest != "!" {
		t.Errorf("%#v, rest %q", got, rest)
	}
}

func TestDefaultKnown(t *testing.T) {
	type row struct {
		Path  string
		Known bool
	}
	var got []row
	want := []row{
		{"aws_ebs_volume.encrypted", true},            // computed: no fixed default
		{"aws_db_instance.publicly_accessible", true}, // read from the provider
		{"aws_lb_target_group.protocol", true},        // read: there is none
		{"aws_instance.tags", true},                   // collections have none
		{"aws_lb.health_check_logs.enabled", false},   // only in version 6, of which there are no facts
	}
	for _, w := range want {
		typ, path, _ := strings.Cut(w.Path, ".")
		got = append(got, row{w.Path, at(t, Resource(typ), typ, path).DefaultKnown})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, typ := range []string{"aws_kms_alias", "aws_security_group", "aws_instance", "aws_wafv2_web_acl", "aws_quicksight_dashboard"} {
		b.Run(typ, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fresh := Table{Attributes: aws.Attributes, Blocks: aws.Blocks, Resources: aws.Resources}
				if fresh.Resource(typ) == nil {
					b.Fatal("no such type")
				}
			}
		})
	}
	b.Run("again", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if Resource("aws_instance") == nil {
				b.Fatal("no such type")
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			fresh := Table{Attributes: aws.Attributes, Blocks: aws.Blocks, Resources: aws.Resources}
			for typ := range fresh.ResourceTypes() {
				fresh.Resource(typ)
			}
		}
	})
}
