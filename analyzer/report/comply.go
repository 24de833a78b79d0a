package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// Compliance is the report about a framework: the report of a run, and the answers to the controls that come from it.
type Compliance struct {
	*Report
	Result *comply.Result
	Time   time.Time // when the report was made; zero leaves it out
	Files  []File    // what was read, with digests, sorted by name
	// SourceURL is where files of the repository can be seen, with a slash at the end; "" where they cannot. A line is
	// found behind #L.
	SourceURL string
}

// File is a file that was read.
type File struct{ Name, SHA256 string }

// SourceFiles lists the source files that a report comes from, with digests, sorted by name.
func SourceFiles(r *Report) []File {
	v := newView(r)
	out := make([]File, 0, len(r.Sources))
	for name, text := range r.Sources {
		sum := sha256.Sum256(text)
		out = append(out, File{Name: v.name(name), SHA256: hex.EncodeToString(sum[:])})
	}
	slices.SortFunc(out, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// ComplianceWriter writes a report about a framework in one format. Equal reports give equal bytes.
type ComplianceWriter func(io.Writer, *Compliance) error

// ComplianceFormats lists the names that ComplianceByName knows, the default first.
func ComplianceFormats() []string { return []string{"text", "json", "markdown", "csv", "html"} }

// ComplianceByName finds the writer of a format.
func ComplianceByName(format string) (ComplianceWriter, bool) {
	switch format {
	case "text":
		return WriteComplianceText, true
	case "json":
		return WriteComplianceJSON, true
	case "markdown":
		return WriteComplianceMarkdown, true
	case "csv":
		return WriteComplianceCSV, true
	case "html":
		return WriteComplianceHTML, true
	}
	return nil, false
}

// Comply answers the controls of a framework from a report.
func Comply(b *comply.Bound, r *Report) *comply.Result {
	list := make([]comply.Verdict, 0, len(r.Verdicts)+len(r.NotEvaluated))
	add := func(x *Verdict) {
		v := comply.Verdict{Verdict: &x.Verdict, Input: x.Input, Known: x.Known}
		if x.Ignored != nil {
			v.Exception = &comply.Exception{Reason: x.Ignored.Reason, Owner: x.Ignored.Owner, Until: day(x.Ignored.Until), Range: x.Ignored.Range}
		}
		list = append(list, v)
	}
	for i := range r.Verdicts {
		add(&r.Verdicts[i])
	}
	for i := range r.NotEvaluated {
		add(&r.NotEvaluated[i])
	}
	return comply.Join(b, list)
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// The words of the reports about frameworks.
var (
	labelStatus = [...]rule.Text{
		comply.NotMet:        rule.T("not met", "不適合"),
		comply.Undecided:     rule.T("unknown", "判定不能"),
		comply.Excepted:      rule.T("accepted exception", "例外承認"),
		comply.NotEvaluated:  rule.T("not evaluated", "未評価"),
		comply.MetAsSeen:     rule.T("met as configured", "構成上は適合"),
		comply.Met:           rule.T("met", "適合"),
		comply.NeedsPerson:   rule.T("needs a person", "人による確認"),
		comply.ProvidersDuty: rule.T("AWS's duty", "AWS の責任範囲"),
		comply.OutOfScope:    rule.T("out of scope", "対象なし"),
	}
	aboutStatus = [...]rule.Text{
		comply.NotMet:        rule.T("a rule fails", "不合格のルールがある"),
		comply.Undecided:     rule.T("no rule fails, but one cannot be decided", "不合格はないが、判定できないルールがある"),
		comply.Excepted:      rule.T("what fails is ignored with a reason, and stays open until its end", "不合格が理由付きで除外されている。解消されたわけではない"),
		comply.NotEvaluated:  rule.T("the inputs say nothing about an account-wide rule; add the configuration of the account's baseline", "アカウント全体のルールについて、読み込んだ構成に手がかりがない。アカウント基盤の構成もあわせて読み込む"),
		comply.MetAsSeen:     rule.T("all rules pass; a person has to show the rest", "すべてのルールに合格。残りは人が示す"),
		comply.Met:           rule.T("all rules pass", "すべてのルールに合格"),
		comply.NeedsPerson:   rule.T("no rule can tell; a person has to show it", "ルールでは判定できず、人が示す"),
		comply.ProvidersDuty: rule.T("AWS has to act; its reports show it", "AWS が実施する。AWS の報告書で確認する"),
		comply.OutOfScope:    rule.T("the inputs have no resource that its rules judge", "対象となるリソースが構成にない"),
	}
	labelOutcome = [...]rule.Text{
		comply.Passed:  labelPass,
		comply.Failed:  labelFail,
		comply.Unknown: labelUnknown,
		comply.Ignored: rule.T("ignored", "除外"),
		comply.Unseen:  labelNotEvaluated,
	}
	labelEdition     = rule.T("Edition", "版")
	labelSourceDoc   = rule.T("Source", "出典")
	labelInputs      = rule.T("Inputs", "入力")
	labelControls    = rule.T("Controls", "基準")
	labelBranches    = rule.T("Branches", "枝番")
	labelBranch      = rule.T("Branch", "枝番")
	labelShow        = rule.T("To show: ", "示すもの: ")
	labelByDegree    = rule.T(" by automation", "（自動化の程度別）")
	labelFailing     = rule.T("Failing", "不合格のもの")
	labelRulesNamed  = rule.T("Rules", "ルール")
	labelVerdicts    = rule.T("Verdicts", "判定")
	labelJudged      = rule.T("judged", "判定あり")
	labelWithoutSeen = rule.T("not evaluated", "未評価")
	labelQuiet       = rule.T("without a subject", "対象なし")
	fieldOwner       = rule.T("owner", "責任者")
	fieldUntil       = rule.T("until", "期限")
	labelNoEnd       = rule.T("no end", "期限なし")
	labelNobody      = rule.T("nobody named", "記載なし")
	labelExceptions  = rule.T("Accepted exceptions", "承認された例外")
	labelPlaces      = rule.T("Accounts and regions", "アカウントとリージョン")
	labelNoAccount   = rule.T("account not named", "アカウント不明")
	labelNoRegion    = rule.T("region not named", "リージョン不明")
	aboutPlaces      = rule.T(
		"Evidence is merged per account and region. Inputs that do not name their account are taken to be of one account.",
		"証跡はアカウントとリージョンごとにまとめています。アカウントが分からない入力は、同じアカウントのものとして扱います。")
	labelRequired = rule.T("required: ", "要求値: ")
	labelInBase   = rule.T("known in the baseline", "ベースラインに登録済み")
)

func automationLabel(a comply.Automation) rule.Text {
	switch a {
	case comply.Automated:
		return rule.T("automated", "自動判定")
	case comply.Partial:
		return rule.T("partial", "一部自動判定")
	case comply.ByHand:
		return rule.T("manual", "人手")
	case comply.ByProvider:
		return rule.T("AWS", "AWS")
	}
	return rule.T(string(a), string(a))
}

func actorLabel(a comply.Actor) rule.Text {
	switch a {
	case comply.Customer:
		return rule.T("customer", "利用者")
	case comply.Provider:
		return rule.T("AWS", "AWS")
	case comply.Shared:
		return rule.T("customer and AWS", "利用者と AWS")
	}
	return rule.T(string(a), string(a))
}

// outcomesWorstFirst is the order in which evidence is shown.
var outcomesWorstFirst = [...]comply.Outcome{comply.Failed, comply.Unknown, comply.Ignored, comply.Unseen, comply.Passed}

// branchName names a branch; "" for the one that stands for a control as such.
func branchName(b *comply.Branch) string {
	if b.ID == comply.WholeControl {
		return ""
	}
	return b.ID
}

// countsText spells how many verdicts there are, leaving out what there is none of.
func countsText(c comply.Counts, lang string) string {
	var parts []string
	for _, o := range outcomesWorstFirst {
		if n := number(c, o); n > 0 {
			parts = append(parts, amount(n, labelOutcome[o], lang))
		}
	}
	return strings.Join(parts, ", ")
}

func number(c comply.Counts, o comply.Outcome) int {
	switch o {
	case comply.Passed:
		return c.Pass
	case comply.Failed:
		return c.Fail
	case comply.Unknown:
		return c.Unknown
	case comply.Ignored:
		return c.Ignored
	case comply.Unseen:
		return c.NotEvaluated
	}
	return 0
}

// amount is a number of something, in the order of words of a language.
func amount(n int, of rule.Text, lang string) string {
	if lang == "ja" {
		return of.JA + " " + strconv.Itoa(n)
	}
	return strconv.Itoa(n) + " " + of.EN
}

// account and region name a place of evidence.
func account(id, lang string) string {
	if id == "" {
		return labelNoAccount.In(lang)
	}
	return id
}

func region(name, lang string) string {
	if name == "" {
		return labelNoRegion.In(lang)
	}
	return name
}

// excepted lists the evidence that exceptions set aside.
func (c *Compliance) excepted() []*comply.Evidence {
	var out []*comply.Evidence
	for i := range c.Result.Evidence {
		if e := &c.Result.Evidence[i]; e.Outcome == comply.Ignored {
			out = append(out, e)
		}
	}
	return out
}

// worstFirst sorts the evidence of a rule for showing.
func (c *Compliance) worstFirst(list []int) []*comply.Evidence {
	out := make([]*comply.Evidence, len(list))
	for i, n := range list {
		out[i] = &c.Result.Evidence[n]
	}
	slices.SortStableFunc(out, func(a, b *comply.Evidence) int {
		return cmp.Compare(slices.Index(outcomesWorstFirst[:], a.Outcome), slices.Index(outcomesWorstFirst[:], b.Outcome))
	})
	return out
}

// says is what a verdict saw, and for an unknown, the value that decides it.
func says(e *comply.Evidence) string {
	s := e.Message
	if e.OK == model.Unknown && e.Reason != "" && e.Outcome != comply.Unseen {
		if s != "" {
			s += ": "
		}
		s += e.Reason
	}
	return s
}

// at is the place that evidence points to.
func at(e *comply.Evidence) hcl.Range {
	return primary(&Verdict{Verdict: *e.Verdict.Verdict})
}
