package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/gate"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules"
)

func newExplain(s streams) *cobra.Command {
	var f inputFlags
	c := &cobra.Command{
		Use:   "explain RULE [ADDRESS [PATH...]]",
		Short: "Explain a rule, or why it gave its verdict on a resource",
		Long: `Without an address, print what a rule asks for and why. With the address of a
resource instance, check the paths (the working directory by default) and print the
verdict of the rule on it with all its evidence.`,
		Example: `  sekisho explain rds-not-in-public-subnet
  sekisho explain rds-not-in-public-subnet 'module.db["a"].aws_db_instance.this' infra/`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			r, err := findRule(args[0])
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return writeRule(s.out, r, f.lang)
			}
			return explain(c.Context(), r, args[1], args[2:], &f, s)
		},
	}
	f.register(c.Flags(), s)
	return c
}

func findRule(id string) (*rule.Rule, error) {
	all := rules.All()
	for _, r := range all {
		if r.ID == id || slices.Contains(r.Was, id) {
			return r, nil
		}
	}
	return nil, fmt.Errorf("no rule is called %q; sekisho rules list shows all", id)
}

func explain(ctx context.Context, r *rule.Rule, address string, paths []string, f *inputFlags, s streams) error {
	o, err := f.options(s)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	o.Named = true
	rep, err := check(ctx, paths, []*rule.Rule{r}, o, f.trace, true, s)
	if err != nil {
		return err
	}
	all := append(slices.Clone(rep.Verdicts), rep.NotEvaluated...)
	keep := func(v report.Verdict) bool { return v.Subject() == address }
	rep.Verdicts = slices.DeleteFunc(rep.Verdicts, func(v report.Verdict) bool { return !keep(v) })
	rep.NotEvaluated = slices.DeleteFunc(rep.NotEvaluated, func(v report.Verdict) bool { return !keep(v) })
	if len(rep.Verdicts)+len(rep.NotEvaluated) == 0 {
		return noSubject(r, address, all)
	}
	var ignores []*gate.Ignore
	for i := range rep.Verdicts {
		// The question is about this verdict: it is shown though an ignore sets it aside.
		if v := &rep.Verdicts[i]; v.Ignored != nil {
			ignores = append(ignores, v.Ignored)
			v.Ignored = nil
		}
	}
	width, tty := terminal(s.out)
	rep.Options = report.Options{All: true, Lang: f.lang, Width: width, Color: tty && !f.noColor && s.getenv("NO_COLOR") == ""}
	if err := writeTo(s.out, rep, report.WriteText); err != nil {
		return err
	}
	for _, g := range slices.Compact(ignores) {
		place := fmt.Sprintf("%s:%d", rep.Rel(g.Range.Filename), g.Range.Start.Line)
		if _, err := fmt.Fprintf(s.out, rule.T("Ignored at %s: %s\n", "無視（%s）: %s\n").In(f.lang), place, strconv.Quote(g.Reason)); err != nil {
			return err
		}
	}
	if code := exitCode(rep, 0, true, false); code != exitClean {
		return exitError{code}
	}
	return nil
}

// noSubject says which addresses the rule does judge.
func noSubject(r *rule.Rule, address string, all []report.Verdict) error {
	if len(all) == 0 {
		return fmt.Errorf("rule %s judges nothing in this input, and so not %s", r.ID, address)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "rule %s does not judge %s; it judges:", r.ID, address)
	for i, v := range all {
		if i == 10 {
			fmt.Fprintf(&b, "\n  … and %d more", len(all)-i)
			break
		}
		b.WriteString("\n  " + v.Subject())
	}
	return errors.New(b.String())
}

// writeRule prints the page of a rule.
func writeRule(w io.Writer, r *rule.Rule, lang string) error {
	var b strings.Builder
	label := func(en, ja string) string { return rule.T(en, ja).In(lang) }
	fmt.Fprintf(&b, "%s (%s)\n%s\n\n", r.ID, r.Severity, r.Title.In(lang))
	fmt.Fprintf(&b, "%s\n%s\n", label("Why", "理由"), indent(r.Why.In(lang)))
	fmt.Fprintf(&b, "%s\n%s\n", label("How to fix", "直し方"), indent(r.Fix.In(lang)))
	if len(r.Types) > 0 {
		fmt.Fprintf(&b, "%s\n%s\n", label("Judges", "対象"), indent(strings.Join(r.Types, "\n")))
	} else {
		fmt.Fprintf(&b, "%s\n%s\n", label("Judges", "対象"), indent(label("each AWS account and region, as a provider configuration stands for it", "AWS アカウントとリージョン(プロバイダー設定ごと)")))
	}
	if len(r.Params) > 0 {
		fmt.Fprintf(&b, "%s\n", label("Parameters", "パラメーター"))
		for _, p := range r.Params {
			fmt.Fprintf(&b, "  %s = %s\n%s", p.Name, display(p), indent("  "+p.About.In(lang)))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s\n%s\n", label("References", "参考資料"), indent(strings.Join(r.Refs, "\n")))
	fmt.Fprintf(&b, "%s %s\n", label("Since", "追加された版:"), r.Since)
	_, err := io.WriteString(w, b.String())
	return err
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n  ") + "\n"
}
