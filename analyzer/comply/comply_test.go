package comply

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/engine"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// head begins every framework of the tests.
const head = "framework \"t\" {\n  title   = \"T\"\n  edition = \"1\"\n}\n"

func mustParse(t *testing.T, src string) *Framework {
	t.Helper()
	f, diags := Parse([]byte(head+src), "t.hcl")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return f
}

// details are the texts of all diagnostics.
func details(diags hcl.Diagnostics) string {
	var b strings.Builder
	for _, d := range diags {
		b.WriteString(d.Summary + ": " + d.Detail + "\n")
	}
	return b.String()
}

var (
	resourceRule = &rule.Rule{ID: "s3-one"}
	otherRule    = &rule.Rule{ID: "s3-two", Was: []string{"s3-old"}}
	accountRule  = &rule.Rule{ID: "iam-regional", Account: func(*rule.Pass, *model.Provider) rule.Result { return rule.Result{} }}
	globalRule   = &rule.Rule{ID: "iam-global", Global: true, Account: accountRule.Account}
	testRules    = []*rule.Rule{resourceRule, otherRule, accountRule, globalRule}
)

func TestParseMistakes(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"no framework", `control "1" {}`, "A file needs one block framework"},
		{"no edition", "framework \"x\" {\n title = \"X\"\n}", "has to state its edition"},
		{"second framework", head + head, "A file describes one framework"},
		{"duplicate control", head + "control \"1\" {\n title = \"a\"\n manual = \"m\"\n}\ncontrol \"1\" {\n title = \"a\"\n manual = \"m\"\n}", "described twice"},
		{"no title", head + "control \"1\" {\n manual = \"m\"\n}", "has no title"},
		{"nothing to show", head + "control \"1\" {\n title = \"a\"\n}", "what a person shows"},
		{"automated without rules", head + "control \"1\" {\n title = \"a\"\n automation = \"automated\"\n}", "needs a rule"},
		{"manual with rules", head + "control \"1\" {\n title = \"a\"\n automation = \"manual\"\n manual = \"m\"\n rule \"s3-one\" {}\n}", "has no rules"},
		{"partial without text", head + "control \"1\" {\n title = \"a\"\n automation = \"partial\"\n rule \"s3-one\" {}\n}", "what a person shows"},
		{"unknown automation", head + "control \"1\" {\n title = \"a\"\n automation = \"full\"\n manual = \"m\"\n}", "not one of automated"},
		{"unknown actor", head + "control \"1\" {\n title = \"a\"\n actor = \"aws\"\n manual = \"m\"\n}", "not one of customer"},
		{"unknown word", head + "control \"1\" {\n titel = \"a\"\n manual = \"m\"\n}", "did you mean title?"},
		{"unknown block", head + "control \"1\" {\n title = \"a\"\n manual = \"m\"\n brunch \"2\" {}\n}", "did you mean branch?"},
		{"unknown group", head + "control \"1\" {\n title = \"a\"\n group = \"g\"\n manual = \"m\"\n}", "which the framework does not have"},
		{"duplicate branch", head + "control \"1\" {\n title = \"a\"\n branch \"2\" {\n manual = \"m\"\n }\n branch \"2\" {\n manual = \"m\"\n }\n}", "branch \"2\" twice"},
		{"rules beside branches", head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" {}\n branch \"2\" {\n manual = \"m\"\n }\n}", "write its rules"},
		{"duplicate rule", head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" {}\n rule \"s3-one\" {}\n}", "named twice"},
		{"covers", head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" { covers = \"half\" }\n}", "full or part"},
		{"not a number", head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" {\n require \"p\" {\n at_least = \"x\"\n }\n }\n}", "needs a number"},
		{"empty requirement", head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" {\n require \"p\" {}\n }\n}", "Incomplete requirement"},
		{"syntax", head + "control {", "Unclosed"},
	} {
		_, diags := Parse([]byte(test.src), "t.hcl")
		if !strings.Contains(details(diags), test.want) {
			t.Errorf("%s: got %s, want %q", test.name, details(diags), test.want)
		}
	}
}

func TestParse(t *testing.T) {
	f := mustParse(t, `
control "1" {
  title {
    ja = "題"
    en = "title"
  }
  rule "s3-one" { covers = "full" }
}
control "2" {
  title  = "only one language"
  actor  = "shared"
  branch "a" {
    rule "s3-one" {}
    manual = "papers"
  }
  branch "b" {
    actor  = "provider"
    manual = "reports"
  }
  branch "c" {
    manual = "minutes"
  }
}
`)
	type row struct {
		control, branch string
		actor           Actor
		automation      Automation
		rules           int
		manual          rule.Text
	}
	var got []row
	for _, c := range f.Controls {
		for _, b := range c.Branches {
			got = append(got, row{c.ID, b.ID, b.Actor, b.Automation, len(b.Uses), b.Manual})
		}
	}
	want := []row{
		{"1", "-", Customer, Automated, 1, rule.Text{}},
		{"2", "a", Shared, Partial, 1, rule.T("papers", "papers")},
		{"2", "b", Provider, ByProvider, 0, rule.T("reports", "reports")},
		{"2", "c", Shared, ByHand, 0, rule.T("minutes", "minutes")},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(row{})); diff != "" {
		t.Error(diff)
	}
	if f.Controls[0].Title != rule.T("title", "題") || f.Controls[1].Title.JA != "only one language" {
		t.Errorf("titles: %v, %v", f.Controls[0].Title, f.Controls[1].Title)
	}
	if !f.Controls[0].Branches[0].Uses[0].Full || f.Controls[1].Branches[0].Uses[0].Full {
		t.Error("covers is not read")
	}
}

func TestServes(t *testing.T) {
	f := mustParse(t, `
control "1" {
  title = "a"
  rule "s3-one" {}
}
control "2" {
  title = "b"
  branch "-" {
    rule "s3-one" {}
  }
  branch "x" {
    rule "s3-two" {}
    rule "s3-one" {}
  }
  branch "y" {
    rule "s3-two" {}
  }
}
`)
	got := map[string][]string{}
	for _, id := range []string{"s3-one", "s3-two", "s3-three"} {
		for _, s := range f.Serves(id) {
			got[id] = append(got[id], s.Control.ID+" "+strings.Join(s.Branches, ","))
		}
	}
	want := map[string][]string{"s3-one": {"1 ", "2 x"}, "s3-two": {"2 x,y"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBindMistakes(t *testing.T) {
	rules := []*rule.Rule{{ID: "s3-one", Params: []rule.Param{{Name: "days", Default: cty.NumberIntVal(7)}, {Name: "mode", Default: cty.StringVal("a")}}}}
	for _, test := range []struct{ rule, want string }{
		{`rule "s3-onne" {}`, "did you mean s3-one?"},
		{"rule \"s3-one\" {\n require \"day\" {\n at_least = 3\n }\n }", "no parameter \"day\""},
		{"rule \"s3-one\" {\n require \"mode\" {\n at_least = 3\n }\n }", "not a number"},
		{"rule \"s3-one\" {\n require \"days\" {\n equals = \"many\"\n }\n }", "does not take"},
	} {
		_, diags := Bind(mustParse(t, "control \"1\" {\n title = \"a\"\n"+test.rule+"\n}"), rules)
		if !strings.Contains(details(diags), test.want) {
			t.Errorf("%s: got %s, want %q", test.rule, details(diags), test.want)
		}
	}
}

// A requirement replaces what asks for less, and leaves what asks for more; a rule with different requirements runs twice.
func TestRequire(t *testing.T) {
	base := &rule.Rule{ID: "s3-one", Params: []rule.Param{{Name: "days", Default: cty.NumberIntVal(7)}},
		Check: func(p *rule.Pass, _ *model.Resource) rule.Result {
			return rule.Result{Message: model.Display(p.Param("days"))}
		}}
	f := mustParse(t, `
control "1" {
  title = "a"
  rule "s3-one" {}
}
control "2" {
  title = "b"
  rule "s3-one" {
    require "days" {
      at_least = 30
    }
  }
}
control "3" {
  title = "c"
  rule "s3-one" {
    require "days" {
      at_least = 30
    }
  }
}
control "4" {
  title = "d"
  rule "s3-one" {
    require "days" {
      at_most = 10
    }
  }
}
`)
	b, diags := Bind(f, []*rule.Rule{base})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	if len(b.Rules) != 3 || b.Rules[0] != base || b.Rule(f.Controls[1].Branches[0].Uses[0]) != b.Rule(f.Controls[2].Branches[0].Uses[0]) {
		t.Fatalf("%d rules run", len(b.Rules))
	}
	for _, test := range []struct {
		set  map[string]cty.Value
		want []string
	}{
		{nil, []string{"7", "30", "7"}},
		{map[string]cty.Value{"days": cty.NumberIntVal(90)}, []string{"90", "90", "10"}},
	} {
		for i, r := range b.Rules {
			p := &rule.Pass{Rule: r, Set: test.set}
			if got := r.Check(p, nil).Message; got != test.want[i] {
				t.Errorf("set %v, rule %d: judged with %s, want %s", test.set, i, got, test.want[i])
			}
		}
	}
	// A copy with another severity is still told from the other rules of the same id.
	for i, r := range b.Rules {
		changed := *r
		changed.Severity = rule.Critical
		if got := b.running(&changed); got != b.Rules[i] {
			t.Errorf("a copy of rule %d is taken for another", i)
		}
	}
	if b.running(&rule.Rule{ID: "s3-one", Params: slices.Clone(base.Params)}) != nil || b.running(&rule.Rule{ID: "s3-two"}) != nil {
		t.Error("a rule that does not run is found")
	}
	if got := f.Controls[1].Branches[0].Uses[0].Requirements(); got != "days at least 30" {
		t.Errorf("requirement reads %q", got)
	}
}

func provider(account, region string) *model.Provider {
	p := &model.Provider{Type: "aws"}
	if account != "" {
		p.Account = model.NewValue("account", cty.StringVal(account), hcl.Range{}, model.Written)
	}
	if region != "" {
		p.Region = model.NewValue("region", cty.StringVal(region), hcl.Range{}, model.Written)
	}
	return p
}

func verdict(r *rule.Rule, ok model.Tri, p *model.Provider) Verdict {
	return Verdict{Verdict: &engine.Verdict{Rule: r, Provider: p, Result: rule.Result{OK: ok}}}
}

func unseen(r *rule.Rule, p *model.Provider) Verdict {
	v := verdict(r, model.Unknown, p)
	v.NotSeen = true
	return v
}

func ignored(v Verdict) Verdict {
	v.Exception = &Exception{Reason: "accepted", Owner: "someone"}
	return v
}

func TestStatus(t *testing.T) {
	p := provider("", "")
	pass, fail, unknown := verdict(resourceRule, model.Yes, p), verdict(resourceRule, model.No, p), verdict(resourceRule, model.Unknown, p)
	known := fail
	known.Known = true
	crashed := verdict(resourceRule, model.Unknown, p)
	crashed.Crash, crashed.NotSeen = cmpError{}, true
	const automated, partial = "rule \"s3-one\" {}\n rule \"s3-two\" {}\n rule \"iam-regional\" {}\n", "rule \"s3-one\" {}\n manual = \"papers\"\n"
	branches := func(list ...string) string {
		var b strings.Builder
		for i, s := range list {
			b.WriteString("branch \"" + string(rune('a'+i)) + "\" {\n" + s + "}\n")
		}
		return b.String()
	}
	for _, test := range []struct {
		name     string
		control  string
		verdicts []Verdict
		want     Status
	}{
		{"all pass", automated, []Verdict{pass, verdict(otherRule, model.Yes, p)}, Met},
		{"one of two rules has no subject", automated, []Verdict{pass}, Met},
		{"one fails", automated, []Verdict{pass, verdict(otherRule, model.No, p)}, NotMet},
		{"a fail goes before an unknown", automated, []Verdict{unknown, fail}, NotMet},
		{"one unknown", automated, []Verdict{pass, unknown}, Undecided},
		{"a crash is not a pass", automated, []Verdict{pass, crashed}, Undecided},
		{"an ignored fail is no pass", automated, []Verdict{pass, ignored(fail)}, Excepted},
		{"an ignored unknown is no pass", automated, []Verdict{pass, ignored(unknown)}, Excepted},
		{"an unknown goes before an exception", automated, []Verdict{unknown, ignored(fail)}, Undecided},
		{"ignoring a pass changes nothing", automated, []Verdict{ignored(pass)}, Met},
		{"a baseline excuses nothing", automated, []Verdict{known}, NotMet},
		{"an account-wide rule without evidence", automated, []Verdict{pass, unseen(accountRule, p)}, NotEvaluated},
		{"nothing to judge", automated, nil, OutOfScope},
		{"partial, all pass", partial, []Verdict{pass}, MetAsSeen},
		{"partial, nothing to judge", partial, nil, OutOfScope},
		{"manual", "manual = \"papers\"\n", []Verdict{fail}, NeedsPerson},
		{"provider", "actor = \"provider\"\n manual = \"reports\"\n", nil, ProvidersDuty},
		{"the worst branch speaks", branches("rule \"s3-one\" {}\n", "rule \"s3-two\" {}\n"), []Verdict{pass, verdict(otherRule, model.No, p)}, NotMet},
		{"met and manual", branches("rule \"s3-one\" {}\n", "manual = \"papers\"\n"), []Verdict{pass}, MetAsSeen},
		{"met and AWS's duty", branches("rule \"s3-one\" {}\n", "actor = \"provider\"\n manual = \"r\"\n"), []Verdict{pass}, Met},
		{"met and a part without subject", branches("rule \"s3-one\" {}\n", "rule \"s3-two\" {}\n"), []Verdict{pass}, Met},
		{"met and a partial part without subject", branches("rule \"s3-one\" {}\n", "rule \"s3-two\" {}\n manual = \"m\"\n"), []Verdict{pass}, MetAsSeen},
		{"manual and a part without subject", branches("rule \"s3-one\" {}\n", "manual = \"papers\"\n"), nil, NeedsPerson},
		{"a former id", "rule \"s3-old\" {}\n", []Verdict{verdict(otherRule, model.No, p)}, NotMet},
		{"verdicts of other rules do not count", "rule \"s3-one\" {}\n", []Verdict{pass, verdict(otherRule, model.No, p)}, Met},
	} {
		b, diags := Bind(mustParse(t, "control \"1\" {\n title = \"a\"\n"+test.control+"}\n"), testRules)
		if diags.HasErrors() {
			t.Errorf("%s: %s", test.name, diags)
			continue
		}
		if got := Join(b, test.verdicts).Controls[0].Status; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

type cmpError struct{}

func (cmpError) Error() string { return "crashed" }

// What one input does not say is not held against an account where another input says it.
func TestMerge(t *testing.T) {
	tokyo, osaka, other, unnamed := provider("111111111111", "ap-northeast-1"), provider("111111111111", "ap-northeast-3"), provider("222222222222", "ap-northeast-1"), provider("", "ap-northeast-1")
	for _, test := range []struct {
		name     string
		rule     *rule.Rule
		verdicts []Verdict
		want     Status
	}{
		{"same account and region", accountRule, []Verdict{unseen(accountRule, tokyo), verdict(accountRule, model.Yes, tokyo)}, Met},
		{"another region", accountRule, []Verdict{unseen(accountRule, osaka), verdict(accountRule, model.Yes, tokyo)}, NotEvaluated},
		{"another region of a global rule", globalRule, []Verdict{unseen(globalRule, osaka), verdict(globalRule, model.Yes, tokyo)}, Met},
		{"another account", globalRule, []Verdict{unseen(globalRule, other), verdict(globalRule, model.Yes, tokyo)}, NotEvaluated},
		{"an account without a name is no other's", globalRule, []Verdict{unseen(globalRule, unnamed), verdict(globalRule, model.Yes, tokyo)}, NotEvaluated},
		{"two inputs that name no account", accountRule, []Verdict{unseen(accountRule, unnamed), verdict(accountRule, model.Yes, unnamed)}, Met},
		{"a fail stays beside a pass", accountRule, []Verdict{verdict(accountRule, model.No, tokyo), verdict(accountRule, model.Yes, tokyo)}, NotMet},
	} {
		b, diags := Bind(mustParse(t, "control \"1\" {\n title = \"a\"\n rule \""+test.rule.ID+"\" {}\n}\n"), testRules)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		if got := Join(b, test.verdicts).Controls[0].Status; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestCoverage(t *testing.T) {
	p := provider("111111111111", "ap-northeast-1")
	f := mustParse(t, `
control "1" {
  title = "a"
  rule "s3-one" {}
}
control "2" {
  title = "b"
  branch "x" {
    rule "s3-one" {}
    rule "s3-two" {}
  }
  branch "y" {
    manual = "papers"
  }
}
control "3" {
  title = "c"
  actor = "provider"
  manual = "reports"
}
control "4" {
  title = "d"
  rule "iam-regional" {}
}
`)
	b, diags := Bind(f, testRules)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	r := Join(b, []Verdict{verdict(resourceRule, model.Yes, p), verdict(resourceRule, model.Yes, p), ignored(verdict(resourceRule, model.No, p)), unseen(accountRule, p), unseen(accountRule, p)})
	want := Coverage{
		Controls: 4, Branches: 5,
		ControlsBy:         map[Status]int{Excepted: 2, ProvidersDuty: 1, NotEvaluated: 1},
		BranchesBy:         map[Status]int{Excepted: 2, NeedsPerson: 1, ProvidersDuty: 1, NotEvaluated: 1},
		ControlsAutomation: map[Automation]int{Automated: 2, Partial: 1, ByProvider: 1},
		BranchesAutomation: map[Automation]int{Automated: 3, ByHand: 1, ByProvider: 1},
		RulesNamed:         3, RulesJudged: 1, RulesNotSeen: 1, Quiet: 1,
		Verdicts: Counts{Pass: 2, Ignored: 1, NotEvaluated: 1},
	}
	if diff := cmp.Diff(want, r.Coverage); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Place{{"111111111111", "ap-northeast-1", want.Verdicts, []int{0}}}, r.Places); diff != "" {
		t.Error(diff)
	}
	for _, s := range Statuses() {
		if s.String() == "none" {
			t.Errorf("status %d has no name", s)
		}
	}
}

// FuzzParse: whatever a framework file holds, reading it ends, and what is read without errors can be answered.
func FuzzParse(f *testing.F) {
	for _, src := range []string{
		head,
		head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" { covers = \"full\" }\n}\n",
		head + "control \"1\" {\n title {\n en = \"a\"\n ja = null\n }\n branch \"-\" {\n manual = var.x\n }\n}\n",
		head + "control \"1\" {\n title = \"a\"\n rule \"s3-one\" {\n require \"p\" {\n at_least = 1 / 0\n }\n }\n}\n",
	} {
		f.Add([]byte(src))
	}
	p := provider("", "")
	f.Fuzz(func(t *testing.T, src []byte) {
		fw, diags := Parse(src, "f.hcl")
		if diags.HasErrors() {
			return
		}
		b, diags := Bind(fw, testRules)
		if diags.HasErrors() {
			return
		}
		r := Join(b, []Verdict{verdict(resourceRule, model.No, p), unseen(accountRule, p)})
		sum := 0
		for _, n := range r.Coverage.ControlsBy {
			sum += n
		}
		if sum != len(fw.Controls) {
			t.Errorf("%d controls in statuses, of %d", sum, len(fw.Controls))
		}
	})
}
