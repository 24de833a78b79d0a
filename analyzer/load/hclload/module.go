package hclload

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/schema"
)

// module is the content of one directory, before evaluation.
type module struct {
	dir       string
	real      string // dir without symbolic links
	variables map[string]*variable
	locals    map[string]*hcl.Attribute
	outputs   map[string]*output
	calls     map[string]*call
	resources map[string]*resource // by "type.name" or "data.type.name"
	providers []*provider
	// required holds the local names of providers with the source address they stand for.
	required map[string]string
	aliases  []string  // configuration_aliases, such as aws.replica
	settings hcl.Range // of the first terraform block
	backend  *rawBlock // backend or cloud; nil where there is none
	moved    []move

	order   []string // keys of resources, in the order of the source
	callSeq []string
	diags   hcl.Diagnostics
	gaps    []fileGap
}

type fileGap struct{ file, why string }

type variable struct {
	name       string
	rng        hcl.Range
	typ        cty.Type
	typed      bool // a type is written, if only any
	defaults   *typeexpr.Defaults
	value      hcl.Expression // default, nil if required
	nullable   bool
	sensitive  bool
	ephemeral  bool
	validation []validation
}

type validation struct{ condition, message hcl.Expression }

type output struct {
	name      string
	rng       hcl.Range
	value     hcl.Expression
	sensitive bool
}

type call struct {
	name      string
	rng       hcl.Range
	source    string
	sourceRng hcl.Range
	header    map[string]*hcl.Attribute // source and version, as written
	count     hcl.Expression
	forEach   hcl.Expression
	providers []providerRef // passed on
	args      map[string]*hcl.Attribute
	dependsOn []string
}

type providerRef struct{ inner, outer string } // "aws.replica" in the module, "aws.use1" here

type resource struct {
	mode      model.Mode
	typ, name string
	rng       hcl.Range
	count     hcl.Expression
	forEach   hcl.Expression
	provider  string // "aws.osaka", "" for the default
	dependsOn []string
	body      *rawBody
	schema    *schema.Block
}

func (r *resource) key() string {
	if r.mode == model.Data {
		return "data." + r.typ + "." + r.name
	}
	return r.typ + "." + r.name
}

type provider struct {
	typ, alias string
	rng        hcl.Range
	body       *rawBody
}

// rawBody is a block before evaluation: hcl.Body with everything found, and overrides merged in.
type rawBody struct {
	attrs  map[string]*hcl.Attribute
	blocks []*rawBlock
	rng    hcl.Range
	end    hcl.Range
}

type rawBlock struct {
	typ    string
	labels []string
	rng    hcl.Range
	body   *rawBody
}

func newModule(dir string) *module {
	return &module{dir: dir, variables: map[string]*variable{}, locals: map[string]*hcl.Attribute{}, outputs: map[string]*output{},
		calls: map[string]*call{}, resources: map[string]*resource{}, required: map[string]string{}}
}

var fileSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	{Type: "terraform"}, {Type: "locals"},
	{Type: "variable", LabelNames: []string{"name"}}, {Type: "output", LabelNames: []string{"name"}},
	{Type: "module", LabelNames: []string{"name"}}, {Type: "provider", LabelNames: []string{"name"}},
	{Type: "resource", LabelNames: []string{"type", "name"}}, {Type: "data", LabelNames: []string{"type", "name"}},
	{Type: "ephemeral", LabelNames: []string{"type", "name"}}, {Type: "check", LabelNames: []string{"name"}},
	{Type: "moved"}, {Type: "import"}, {Type: "removed"}, {Type: "action", LabelNames: []string{"type", "name"}},
}}

// add takes in one file. Blocks of an override file change the blocks of the same name instead of adding new ones.
// See https://developer.hashicorp.com/terraform/language/files/override.
func (m *module) add(body hcl.Body, override bool) {
	content, _, diags := body.PartialContent(fileSchema)
	m.diags = append(m.diags, diags...)
	if syntax, ok := body.(*hclsyntax.Body); ok {
		m.unknownBlocks(syntax)
	}
	for _, b := range content.Blocks {
		switch b.Type {
		case "terraform":
			m.addTerraform(b)
		case "locals":
			attrs, diags := b.Body.JustAttributes()
			m.diags = append(m.diags, diags...)
			for name, a := range attrs {
				if old, dup := m.locals[name]; dup && !override {
					m.duplicate("local value", name, a.NameRange, old.NameRange)
				}
				m.nativeAttr(name, a, attrs)
				m.locals[name] = attrs[name]
			}
		case "variable":
			m.addVariable(b, override)
		case "output":
			m.addOutput(b, override)
		case "module":
			m.addCall(b, override)
		case "provider":
			m.addProvider(b, override)
		case "resource":
			m.addResource(b, model.Managed, override)
		case "data":
			m.addResource(b, model.Data, override)
		case "check":
			m.addCheck(b)
		case "moved":
			m.addMoved(b)
		}
	}
}

// unknownBlocks reports blocks and arguments that Terraform does not know at the top of a file.
func (m *module) unknownBlocks(body *hclsyntax.Body) {
	for _, b := range body.Blocks {
		known := slices.ContainsFunc(fileSchema.Blocks, func(h hcl.BlockHeaderSchema) bool { return h.Type == b.Type })
		if !known {
			m.warn("Unsupported block type", b.TypeRange, "Terraform has no block of type %q here; it is not read.", b.Type)
		}
	}
	for _, a := range body.Attributes {
		m.warn("Unsupported argument", a.NameRange, "An argument named %q is not expected here; it is not read.", a.Name)
	}
}

func (m *module) warn(summary string, rng hcl.Range, format string, args ...any) {
	m.diags = append(m.diags, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: rng.Ptr()})
}

func (m *module) fault(summary string, rng hcl.Range, format string, args ...any) {
	m.diags = append(m.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: rng.Ptr()})
}

func (m *module) duplicate(what, name string, rng, first hcl.Range) {
	m.fault("Duplicate "+what, rng, "The %s %q was already declared at %s; names must be unique in a module.", what, name, first)
}

func (m *module) addTerraform(b *hcl.Block) {
	content, _, diags := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
		{Type: "required_providers"}, {Type: "backend", LabelNames: []string{"type"}}, {Type: "cloud"},
	}})
	m.diags = append(m.diags, diags...)
	if m.settings.Filename == "" {
		m.settings = b.DefRange
	}
	for _, rp := range content.Blocks {
		if rp.Type != "required_providers" {
			// A backend of an override file replaces the one that is there, whole.
			raw, diags := readBody(rp.Body, nil, rp.DefRange)
			m.diags = append(m.diags, diags...)
			m.backend = &rawBlock{typ: rp.Type, labels: rp.Labels, rng: rp.DefRange, body: raw}
			continue
		}
		attrs, diags := rp.Body.JustAttributes()
		m.diags = append(m.diags, diags...)
		for name, a := range attrs {
			m.required[name] = ""
			pairs, diags := hcl.ExprMap(a.Expr)
			if diags.HasErrors() {
				continue // the old form: a version as a string
			}
			for _, kv := range pairs {
				switch keyword(kv.Key) {
				case "source":
					if v, d := kv.Value.Value(nil); !d.HasErrors() && v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
						m.required[name] = v.AsString()
					}
				case "configuration_aliases":
					list, diags := hcl.ExprList(kv.Value)
					m.diags = append(m.diags, diags...)
					for _, e := range list {
						if ref := providerName(e); ref != "" {
							m.aliases = append(m.aliases, ref)
						}
					}
				}
			}
		}
	}
}

// keyword is the name of an object key, written bare or in quotes.
func keyword(e hcl.Expression) string {
	if k := hcl.ExprAsKeyword(e); k != "" {
		return k
	}
	if v, diags := e.Value(nil); !diags.HasErrors() && v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
		return v.AsString()
	}
	return ""
}

// providerName reads a reference to a provider configuration, aws or aws.osaka, bare or in quotes as in old versions.
func providerName(e hcl.Expression) string {
	t, diags := hcl.AbsTraversalForExpr(e)
	if diags.HasErrors() {
		v, more := e.Value(nil)
		if more.HasErrors() || v.Type() != cty.String || !v.IsKnown() || v.IsNull() {
			return ""
		}
		if t, diags = hclsyntax.ParseTraversalAbs([]byte(v.AsString()), e.Range().Filename, e.Range().Start); diags.HasErrors() {
			return ""
		}
	}
	name := t.RootName()
	if len(t) > 1 {
		if a, ok := t[1].(hcl.TraverseAttr); ok {
			name += "." + a.Name
		}
	}
	return name
}

var variableSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "description"}, {Name: "default"}, {Name: "type"}, {Name: "sensitive"}, {Name: "ephemeral"}, {Name: "nullable"}, {Name: "deprecated"}, {Name: "const"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "validation"}},
}

func (m *module) addVariable(b *hcl.Block, override bool) {
	content, diags := b.Body.Content(variableSchema)
	m.diags = append(m.diags, diags...)
	name := b.Labels[0]
	v, dup := m.variables[name]
	switch {
	case dup && !override:
		m.duplicate("variable", name, b.DefRange, v.rng)
		return
	case !dup:
		v = &variable{name: name, rng: b.DefRange, typ: cty.DynamicPseudoType, nullable: true}
		m.variables[name] = v
	}
	if a, ok := content.Attributes["type"]; ok {
		t, defaults, diags := variableType(a.Expr)
		m.diags = append(m.diags, diags...)
		if !diags.HasErrors() {
			v.typ, v.defaults, v.typed = t, defaults, true
		}
	}
	if a, ok := content.Attributes["default"]; ok {
		v.value = a.Expr
	}
	m.flag(content, "sensitive", &v.sensitive)
	m.flag(content, "ephemeral", &v.ephemeral)
	m.flag(content, "nullable", &v.nullable)
	for _, vb := range content.Blocks {
		c, diags := vb.Body.Content(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "condition", Required: true}, {Name: "error_message"}}})
		m.diags = append(m.diags, diags...)
		if a, ok := c.Attributes["condition"]; ok {
			val := validation{condition: m.native(a.Expr)}
			if msg, ok := c.Attributes["error_message"]; ok {
				val.message = m.native(msg.Expr)
			}
			v.validation = append(v.validation, val)
		}
	}
}

// variableType reads a type constraint. Terraform also takes the names in quotes, and bare list and map, from before 0.12.
func variableType(e hcl.Expression) (cty.Type, *typeexpr.Defaults, hcl.Diagnostics) {
	switch keyword(e) {
	case "list":
		return cty.List(cty.DynamicPseudoType), nil, nil
	case "map":
		return cty.Map(cty.DynamicPseudoType), nil, nil
	case "set":
		return cty.Set(cty.DynamicPseudoType), nil, nil
	case "string":
		return cty.String, nil, nil
	case "number":
		return cty.Number, nil, nil
	case "bool":
		return cty.Bool, nil, nil
	}
	return typeexpr.TypeConstraintWithDefaults(e)
}

// constant is a text that may not depend on anything; "" where it does.
func (m *module) constant(e hcl.Expression) string {
	v, diags := e.Value(nil)
	m.diags = append(m.diags, diags...)
	if diags.HasErrors() {
		return ""
	}
	if v.Type() != cty.String || !v.IsKnown() || v.IsNull() {
		m.fault("Unsuitable value type", e.Range(), "A string is required.")
		return ""
	}
	return v.AsString()
}

// flag reads a literal true or false.
func (m *module) flag(content *hcl.BodyContent, name string, into *bool) {
	a, ok := content.Attributes[name]
	if !ok {
		return
	}
	v, diags := a.Expr.Value(nil)
	m.diags = append(m.diags, diags...)
	if diags.HasErrors() {
		return
	}
	b, err := convert.Convert(v, cty.Bool)
	if err != nil || !b.IsKnown() || b.IsNull() {
		m.fault("Unsuitable value type", a.Expr.Range(), "The value of %s must be true or false.", name)
		return
	}
	*into = b.True()
}

var outputSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "description"}, {Name: "value"}, {Name: "depends_on"}, {Name: "sensitive"}, {Name: "ephemeral"}, {Name: "deprecated"}, {Name: "type"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "precondition"}},
}

func (m *module) addOutput(b *hcl.Block, override bool) {
	content, diags := b.Body.Content(outputSchema)
	m.diags = append(m.diags, diags...)
	name := b.Labels[0]
	o, dup := m.outputs[name]
	switch {
	case dup && !override:
		m.duplicate("output", name, b.DefRange, o.rng)
		return
	case !dup:
		o = &output{name: name, rng: b.DefRange}
		m.outputs[name] = o
	}
	if a, ok := content.Attributes["value"]; ok {
		o.value = m.native(a.Expr)
	}
	m.flag(content, "sensitive", &o.sensitive)
}

func (m *module) addCall(b *hcl.Block, override bool) {
	if !m.named(b) {
		return
	}
	raw, diags := readBody(b.Body, nil, b.DefRange)
	m.diags = append(m.diags, diags...)
	name := b.Labels[0]
	c, dup := m.calls[name]
	switch {
	case dup && !override:
		m.duplicate("module call", name, b.DefRange, c.rng)
		return
	case !dup:
		c = &call{name: name, rng: b.DefRange, args: map[string]*hcl.Attribute{}, header: map[string]*hcl.Attribute{}}
		m.calls[name] = c
		m.callSeq = append(m.callSeq, name)
	}
	for attr, a := range raw.attrs {
		switch attr {
		case "source":
			c.sourceRng = a.Range
			c.source = m.constant(a.Expr)
			c.header[attr] = a
		case "version":
			c.header[attr] = a
		case "count":
			c.count = m.native(a.Expr)
		case "for_each":
			c.forEach = m.native(a.Expr)
		case "depends_on":
			c.dependsOn = m.references(a.Expr)
		case "providers":
			pairs, diags := hcl.ExprMap(a.Expr)
			m.diags = append(m.diags, diags...)
			c.providers = nil
			for _, kv := range pairs {
				c.providers = append(c.providers, providerRef{inner: providerName(kv.Key), outer: providerName(kv.Value)})
			}
		default:
			m.nativeAttr(attr, a, raw.attrs)
			c.args[attr] = raw.attrs[attr]
		}
	}
}

func (m *module) references(e hcl.Expression) []string {
	list, diags := hcl.ExprList(e)
	m.diags = append(m.diags, diags...)
	var out []string
	for _, el := range list {
		if t, diags := hcl.AbsTraversalForExpr(el); !diags.HasErrors() {
			out = append(out, traversalText(t))
		}
	}
	return out
}

func traversalText(t hcl.Traversal) string {
	s := t.RootName()
	for _, step := range t[1:] {
		switch x := step.(type) {
		case hcl.TraverseAttr:
			s += "." + x.Name
		case hcl.TraverseIndex:
			s += indexText(x.Key)
		}
	}
	return s
}

func (m *module) addProvider(b *hcl.Block, override bool) {
	raw, diags := readBody(b.Body, nil, b.DefRange)
	m.diags = append(m.diags, diags...)
	p := &provider{typ: b.Labels[0], rng: b.DefRange, body: raw}
	if a, ok := raw.attrs["alias"]; ok {
		p.alias = m.constant(a.Expr)
		delete(raw.attrs, "alias")
	}
	m.nativeBody(raw)
	for _, old := range m.providers {
		if old.typ == p.typ && old.alias == p.alias {
			if override {
				old.body.merge(raw)
			} else {
				m.duplicate("provider configuration", p.typ, b.DefRange, old.rng)
			}
			return
		}
	}
	m.providers = append(m.providers, p)
}

// addCheck keeps the data source that a check block may hold.
func (m *module) addCheck(b *hcl.Block) {
	content, _, diags := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "data", LabelNames: []string{"type", "name"}}}})
	m.diags = append(m.diags, diags...)
	for _, d := range content.Blocks {
		m.addResource(d, model.Data, false)
	}
}

// named reports whether the labels of a block can stand in an address.
func (m *module) named(b *hcl.Block) bool {
	for i, label := range b.Labels {
		if !hclsyntax.ValidIdentifier(label) {
			m.fault("Invalid name", b.LabelRanges[i], "A name must start with a letter or underscore and may contain only letters, digits, underscores and dashes.")
			return false
		}
	}
	return true
}

func (m *module) addResource(b *hcl.Block, mode model.Mode, override bool) {
	if !m.named(b) {
		return
	}
	r := &resource{mode: mode, typ: b.Labels[0], name: b.Labels[1], rng: b.DefRange}
	r.schema = shapeOf(mode, r.typ)
	raw, diags := readBody(b.Body, r.schema, b.DefRange)
	m.diags = append(m.diags, diags...)
	if old, dup := m.resources[r.key()]; dup {
		if !override {
			m.duplicate("resource", r.key(), b.DefRange, old.rng)
			return
		}
		old.body.merge(raw)
		m.meta(old)
		return
	}
	r.body = raw
	m.meta(r)
	m.resources[r.key()] = r
	m.order = append(m.order, r.key())
}

// shapeOf is the shape of a resource type or data source; nil where it is not known.
func shapeOf(mode model.Mode, typ string) *schema.Block {
	switch {
	case mode == model.Data:
		return schema.DataSource(typ)
	case typ == "terraform_data":
		return terraformData
	}
	return schema.Resource(typ)
}

// terraformData is the shape of the resource type that is part of Terraform.
// See https://developer.hashicorp.com/terraform/language/resources/terraform-data.
var terraformData = &schema.Block{Attributes: []*schema.Attribute{
	{Name: "id", Type: cty.String, Computed: true},
	{Name: "input", Type: cty.DynamicPseudoType, Optional: true},
	{Name: "output", Type: cty.DynamicPseudoType, Computed: true},
	{Name: "triggers_replace", Type: cty.DynamicPseudoType, Optional: true},
}}

// meta moves the meta-arguments out of the body.
func (m *module) meta(r *resource) {
	take := func(name string) hcl.Expression {
		a, ok := r.body.attrs[name]
		if !ok {
			return nil
		}
		delete(r.body.attrs, name)
		return a.Expr
	}
	if e := take("count"); e != nil {
		r.count, r.forEach = m.native(e), nil
	}
	if e := take("for_each"); e != nil {
		r.forEach, r.count = m.native(e), nil
	}
	if e := take("provider"); e != nil {
		r.provider = providerName(e)
	}
	if e := take("depends_on"); e != nil {
		r.dependsOn = m.references(e)
	}
	r.body.blocks = slices.DeleteFunc(r.body.blocks, func(b *rawBlock) bool {
		return b.typ == "lifecycle" || b.typ == "provisioner" || b.typ == "connection"
	})
	m.nativeBody(r.body)
}

// finish checks what only the whole module shows.
func (m *module) finish() {
	m.sortDiags()
}

func (m *module) sortDiags() {
	slices.SortStableFunc(m.diags, func(a, b *hcl.Diagnostic) int { return compareSubject(a, b) })
}

// merge applies an override: attributes replace attributes, and blocks of a type replace all blocks of the type.
func (b *rawBody) merge(o *rawBody) {
	for name, a := range o.attrs {
		b.attrs[name] = a
	}
	for _, nb := range o.blocks {
		b.blocks = slices.DeleteFunc(b.blocks, func(old *rawBlock) bool {
			return old.blockType() == nb.blockType() && !slices.Contains(o.blocks, old)
		})
	}
	b.blocks = append(b.blocks, o.blocks...)
}

// blockType is the type of the blocks that a block makes: that of its label for a dynamic block.
func (b *rawBlock) blockType() string {
	if b.typ == "dynamic" && len(b.labels) > 0 {
		return b.labels[0]
	}
	return b.typ
}
