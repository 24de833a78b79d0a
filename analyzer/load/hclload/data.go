package hclload

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/sekisho/sekisho/analyzer/model"
)

// pureValue is the value of an attribute of a data source whose result follows from the configuration alone.
func (i *resourceInst) pureValue(name string) (cty.Value, bool) {
	if i.pure == nil {
		i.pure = i.computePure()
	}
	v, ok := i.pure[name]
	return v, ok
}

func (i *resourceInst) computePure() map[string]cty.Value {
	switch i.re.cfg.typ {
	case "aws_iam_policy_document":
		doc := i.policyDocument()
		if doc == cty.NilVal {
			return map[string]cty.Value{}
		}
		return map[string]cty.Value{"json": encode(doc, "  "), "minified_json": encode(doc, "")}
	case "aws_partition":
		if region, ok := i.region(); ok {
			return partitionOf(region)
		}
	case "aws_region":
		if region, ok := i.region(); ok {
			return map[string]cty.Value{"name": cty.StringVal(region), "id": cty.StringVal(region), "region": cty.StringVal(region)}
		}
	case "aws_default_tags":
		return defaultTags(i.r.Provider)
	case "aws_arn":
		return arnParts(i.r.Get("arn"))
	case "aws_service_principal":
		if service, ok := i.r.Get("service_name").Text(); ok {
			return map[string]cty.Value{"name": cty.StringVal(service + ".amazonaws.com")}
		}
	}
	return map[string]cty.Value{}
}

// region is the region that the data source asks: its own argument, or that of its provider.
func (i *resourceInst) region() (string, bool) {
	for _, name := range []string{"region", "name"} {
		if a, ok := i.r.Body.Attrs[name]; ok && a.Origin == model.Written {
			return i.r.Get(name).Text()
		}
	}
	if i.r.Provider == nil {
		return "", false
	}
	return i.r.Provider.Region.Text()
}

// partitionOf gives the partition of a region. Source: AWS General Reference, "Amazon Resource Names", and the AWS
// Regions pages of the China and GovCloud partitions.
func partitionOf(region string) map[string]cty.Value {
	id, suffix, reverse := "aws", "amazonaws.com", "com.amazonaws"
	switch {
	case strings.HasPrefix(region, "cn-"):
		id, suffix, reverse = "aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"
	case strings.HasPrefix(region, "us-gov-"):
		id = "aws-us-gov"
	case strings.HasPrefix(region, "us-iso"), strings.HasPrefix(region, "eu-iso"), strings.HasPrefix(region, "eusc-"):
		return map[string]cty.Value{} // partitions with suffixes of their own
	}
	return map[string]cty.Value{"partition": cty.StringVal(id), "id": cty.StringVal(id), "dns_suffix": cty.StringVal(suffix), "reverse_dns_prefix": cty.StringVal(reverse)}
}

// defaultTags is the attribute tags of aws_default_tags.
func defaultTags(p *model.Provider) map[string]cty.Value {
	if p == nil || p.Body == nil {
		return map[string]cty.Value{}
	}
	list, ok := p.Body.Blocks["default_tags"]
	if !ok {
		return map[string]cty.Value{"tags": cty.MapValEmpty(cty.String)}
	}
	if len(list.List) == 1 && list.Unknown == cty.NilVal {
		if a, ok := list.List[0].Attrs["tags"]; ok {
			return map[string]cty.Value{"tags": a.Value}
		}
	}
	return map[string]cty.Value{}
}

// arnParts splits an ARN. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.
func arnParts(v model.Value) map[string]cty.Value {
	s, ok := v.Text()
	parts := strings.SplitN(s, ":", 6)
	if !ok || len(parts) != 6 || parts[0] != "arn" {
		return map[string]cty.Value{}
	}
	return map[string]cty.Value{"partition": cty.StringVal(parts[1]), "service": cty.StringVal(parts[2]), "region": cty.StringVal(parts[3]), "account": cty.StringVal(parts[4]), "resource": cty.StringVal(parts[5])}
}

// encode turns a document into the string that holds it: a known one where all of it is known, else an unknown string that
// remembers the document.
func encode(doc cty.Value, indent string) cty.Value {
	clean, marks := doc.UnmarkDeep()
	keep := cty.ValueMarks{}
	for m := range plainMarks(marks) {
		if s, ok := m.(*model.Source); ok {
			m = s.Derive()
		}
		keep[m] = struct{}{}
	}
	if !clean.IsWhollyKnown() {
		return cty.UnknownVal(cty.String).RefineNotNull().WithMarks(keep).Mark(&model.Encoded{Value: doc})
	}
	var text bytes.Buffer
	writePolicy(&text, clean)
	if indent == "" {
		return cty.StringVal(text.String()).WithMarks(keep)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text.Bytes(), "", indent); err != nil {
		return cty.UnknownVal(cty.String).RefineNotNull().WithMarks(keep).Mark(&model.Encoded{Value: doc})
	}
	return cty.StringVal(out.String()).WithMarks(keep)
}

// policyKeys is the order in which the provider writes the members of a policy and of its statements; others are sorted.
var policyKeys = [...]string{"Version", "Id", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"}

// writePolicy writes a known document as compact JSON.
func writePolicy(w *bytes.Buffer, v cty.Value) {
	switch {
	case v.IsNull():
		w.WriteString("null")
	case v.Type().IsObjectType():
		names := sortedKeys(v.Type().AttributeTypes())
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
		for i, name := range names {
			w.WriteByte("{,"[min(i, 1)])
			writePolicy(w, cty.StringVal(name))
			w.WriteByte(':')
			writePolicy(w, v.GetAttr(name))
		}
		if len(names) == 0 {
			w.WriteByte('{')
		}
		w.WriteByte('}')
	case v.CanIterateElements():
		w.WriteByte('[')
		for i, e := range v.AsValueSlice() {
			if i > 0 {
				w.WriteByte(',')
			}
			writePolicy(w, e)
		}
		w.WriteByte(']')
	case v.Type() == cty.String:
		text, err := json.Marshal(v.AsString()) // like the provider's own encoder, with < > & as escapes
		if err == nil {
			w.Write(text)
		}
	default:
		text, err := ctyjson.Marshal(v, v.Type())
		if err == nil {
			w.Write(text)
		}
	}
}

func rank(name string) int {
	if i := slices.Index(policyKeys[:], name); i >= 0 {
		return i
	}
	return len(policyKeys)
}

// policyDocument builds the document of an aws_iam_policy_document data source, as the provider does: statements of the
// sources first, then its own, then overrides; a statement replaces an earlier one of the same sid.
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document.
func (i *resourceInst) policyDocument() cty.Value {
	var merged []statement
	version, id := cty.NilVal, cty.NilVal
	// The newest version and the last id count.
	header := func(v, name cty.Value) {
		if v != cty.NilVal {
			version = newest(version, v)
		}
		if name != cty.NilVal {
			id = name
		}
	}
	take := func(list []statement, replace bool) {
		for _, s := range list {
			at := -1
			if s.sid != "" {
				at = slices.IndexFunc(merged, func(o statement) bool { return o.sid == s.sid })
			}
			if at >= 0 && replace {
				merged[at] = s
				continue
			}
			merged = append(merged, s)
		}
	}
	read := func(attr string, replace bool) bool {
		vs := i.r.All(attr + "[*]")
		if vs.Complete != model.Yes {
			return false
		}
		for _, v := range vs.List {
			if s, ok := v.Text(); ok && s == "" {
				continue
			}
			doc, ok := v.Document()
			switch ok {
			case model.Yes:
				header(memberOf(doc, "Version"), memberOf(doc, "Id"))
				take(statementsOf(doc), replace)
			case model.Unknown:
				merged = append(merged, statement{value: cty.DynamicVal.WithMarks(v.Raw().Marks())})
			case model.No:
				if v.Present() {
					return false
				}
			}
		}
		return true
	}
	for _, name := range []string{"source_json", "override_json"} {
		if i.r.Get(name).Present() {
			// Removed in provider version 5; the order among the others is that of source_policy_documents.
			if doc, ok := i.r.Get(name).Document(); ok == model.Yes && name == "source_json" {
				take(statementsOf(doc), true)
			} else if ok != model.Yes {
				return cty.NilVal
			}
		}
	}
	if !read("source_policy_documents", true) {
		return cty.NilVal
	}
	own := i.r.Blocks("statement")
	var list []statement
	for _, b := range own.List {
		list = append(list, ownStatement(b))
	}
	if own.Complete != model.Yes {
		// More statements may come: what they hold is unknown.
		list = append(list, statement{value: cty.DynamicVal.WithMarks(plainMarks(own.Stuck.Raw().Marks()))})
	}
	take(list, true)
	ownVersion, policyID := cty.StringVal("2012-10-17"), cty.NilVal
	if v := i.r.Get("version"); v.Present() {
		ownVersion = v.Raw()
	}
	if v := i.r.Get("policy_id"); v.NotEmpty() != model.No {
		policyID = v.Raw()
	}
	header(ownVersion, policyID)
	if !read("override_policy_documents", true) {
		return cty.NilVal
	}
	if doc, ok := i.r.Get("override_json").Document(); ok == model.Yes {
		take(statementsOf(doc), true)
	}
	vals := make([]cty.Value, len(merged))
	for k, s := range merged {
		vals[k] = s.value
	}
	doc := map[string]cty.Value{"Version": version, "Statement": cty.TupleVal(vals)}
	if id != cty.NilVal {
		doc["Id"] = id
	}
	return cty.ObjectVal(doc)
}

// memberOf is a member of a document that is set; NilVal where there is none.
func memberOf(doc cty.Value, name string) cty.Value {
	u, _ := doc.Unmark()
	if !u.IsKnown() || u.IsNull() || !u.Type().IsObjectType() || !u.Type().HasAttribute(name) {
		return cty.NilVal
	}
	v := u.GetAttr(name)
	if known, _ := v.Unmark(); known.IsNull() || known.IsKnown() && known.Type() == cty.String && known.AsString() == "" {
		return cty.NilVal
	}
	return v
}

// newest is the later of two versions of the policy language, which are dates; an unknown one where it cannot be told.
func newest(a, b cty.Value) cty.Value {
	if a == cty.NilVal {
		return b
	}
	x, _ := a.Unmark()
	y, _ := b.Unmark()
	switch {
	case !x.IsKnown() || x.Type() != cty.String:
		return a
	case !y.IsKnown() || y.Type() != cty.String:
		return b
	case y.AsString() > x.AsString():
		return b
	}
	return a
}

type statement struct {
	sid   string
	value cty.Value
}

// statementsOf reads the statements of a policy; a single one may stand without a list.
func statementsOf(doc cty.Value) []statement {
	u, _ := doc.Unmark()
	if !u.IsKnown() || u.IsNull() || !u.Type().IsObjectType() || !u.Type().HasAttribute("Statement") {
		return nil
	}
	list, _ := u.GetAttr("Statement").Unmark()
	if !list.IsKnown() {
		return []statement{{value: cty.DynamicVal}}
	}
	if list.IsNull() {
		return nil
	}
	if list.Type().IsObjectType() {
		return []statement{{sid: sidOf(list), value: list}}
	}
	var out []statement
	if list.CanIterateElements() {
		for it := list.ElementIterator(); it.Next(); {
			_, e := it.Element()
			out = append(out, statement{sid: sidOf(e), value: e})
		}
	}
	return out
}

func sidOf(s cty.Value) string {
	u, _ := s.Unmark()
	if u.IsKnown() && !u.IsNull() && u.Type().IsObjectType() && u.Type().HasAttribute("Sid") {
		if sid, _ := u.GetAttr("Sid").Unmark(); sid.IsKnown() && !sid.IsNull() && sid.Type() == cty.String {
			return sid.AsString()
		}
	}
	return ""
}

// ownStatement turns a statement block into the JSON form of a statement.
func ownStatement(b model.Block) statement {
	s := map[string]cty.Value{}
	if sid := b.Get("sid"); sid.Present() {
		if text, ok := sid.Text(); !ok || text != "" {
			s["Sid"] = sid.Raw()
		}
	}
	s["Effect"] = cty.StringVal("Allow")
	if e := b.Get("effect"); e.Present() {
		s["Effect"] = e.Raw()
	}
	for attr, key := range map[string]string{"actions": "Action", "not_actions": "NotAction", "resources": "Resource", "not_resources": "NotResource"} {
		if v := listOrOne(b, attr, true); v != cty.NilVal {
			s[key] = v
		}
	}
	for typ, key := range map[string]string{"principals": "Principal", "not_principals": "NotPrincipal"} {
		if v := principals(b.Blocks(typ)); v != cty.NilVal {
			s[key] = v
		}
	}
	if v := conditions(b.Blocks("condition")); v != cty.NilVal {
		s["Condition"] = v
	}
	sid := ""
	if text, ok := b.Get("sid").Text(); ok {
		sid = text
	}
	return statement{sid: sid, value: cty.ObjectVal(s)}
}

// listOrOne is a list of strings as the provider writes it: a single one without a list. &{ stands for ${ in policies.
func listOrOne(b model.Block, attr string, set bool) cty.Value {
	v := b.Get(attr)
	if !v.Present() {
		return cty.NilVal
	}
	if !v.Known() {
		return v.Raw()
	}
	var vals []cty.Value
	for _, e := range v.Elements().List {
		vals = append(vals, policyVariables(e.Raw()))
	}
	if set {
		vals = asSet(vals)
	}
	return oneOrMany(vals)
}

// asSet orders the elements of a set as the provider does, last first, without repetitions; unknown ones come last.
func asSet(vals []cty.Value) []cty.Value {
	text := func(v cty.Value) (string, bool) {
		u, _ := v.Unmark()
		if !u.IsKnown() || u.IsNull() || u.Type() != cty.String {
			return "", false
		}
		return u.AsString(), true
	}
	slices.SortStableFunc(vals, func(a, b cty.Value) int {
		x, known := text(a)
		y, known2 := text(b)
		if known != known2 {
			return btoi(known2) - btoi(known)
		}
		return cmp.Compare(y, x)
	})
	return slices.CompactFunc(vals, func(a, b cty.Value) bool {
		x, known := text(a)
		y, known2 := text(b)
		return known && known2 && x == y
	})
}

func oneOrMany(vals []cty.Value) cty.Value {
	switch len(vals) {
	case 0:
		return cty.NilVal
	case 1:
		return vals[0]
	}
	return cty.TupleVal(vals)
}

func policyVariables(v cty.Value) cty.Value {
	u, marks := v.Unmark()
	if !u.IsKnown() || u.IsNull() || u.Type() != cty.String || !strings.Contains(u.AsString(), "&{") {
		return v
	}
	return cty.StringVal(strings.ReplaceAll(u.AsString(), "&{", "${")).WithMarks(marks)
}

func principals(list model.Nested) cty.Value {
	if list.Complete != model.Yes {
		return cty.DynamicVal.WithMarks(plainMarks(list.Stuck.Raw().Marks()))
	}
	if len(list.List) == 0 {
		return cty.NilVal
	}
	byType := map[string][]cty.Value{}
	for _, p := range list.List {
		typ, ok := p.Get("type").Text()
		ids := p.Get("identifiers")
		if !ok || !ids.Known() {
			return cty.DynamicVal.WithMarks(plainMarks(p.Get("type").Raw().Marks()), plainMarks(ids.Raw().Marks()))
		}
		for _, e := range ids.Elements().List {
			byType[typ] = append(byType[typ], e.Raw())
		}
	}
	if all, ok := byType["*"]; ok && len(byType) == 1 && len(all) == 1 {
		if s, ok := model.NewValue("", all[0], hcl.Range{}, model.Written).Text(); ok && s == "*" {
			return all[0]
		}
	}
	out := map[string]cty.Value{}
	for typ, ids := range byType {
		if v := oneOrMany(asSet(ids)); v != cty.NilVal {
			out[typ] = v
		}
	}
	return cty.ObjectVal(out)
}

func conditions(list model.Nested) cty.Value {
	if list.Complete != model.Yes {
		return cty.DynamicVal.WithMarks(plainMarks(list.Stuck.Raw().Marks()))
	}
	if len(list.List) == 0 {
		return cty.NilVal
	}
	tests := map[string]map[string][]cty.Value{}
	for _, c := range list.List {
		test, ok := c.Get("test").Text()
		key, ok2 := c.Get("variable").Text()
		if !ok || !ok2 {
			return cty.DynamicVal.WithMarks(plainMarks(c.Get("test").Raw().Marks()), plainMarks(c.Get("variable").Raw().Marks()))
		}
		if tests[test] == nil {
			tests[test] = map[string][]cty.Value{}
		}
		v := listOrOne(c, "values", false)
		if u, _ := v.Unmark(); v != cty.NilVal && u.IsKnown() && u.Type().IsTupleType() {
			tests[test][key] = append(u.AsValueSlice(), tests[test][key]...) // a later block of the same test comes first
		} else if v != cty.NilVal {
			tests[test][key] = append([]cty.Value{v}, tests[test][key]...)
		}
	}
	out := map[string]cty.Value{}
	for test, keys := range tests {
		attrs := map[string]cty.Value{}
		for key, vals := range keys {
			attrs[key] = oneOrMany(vals)
		}
		out[test] = cty.ObjectVal(attrs)
	}
	return cty.ObjectVal(out)
}
