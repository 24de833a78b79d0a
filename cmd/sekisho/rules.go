package main

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/report"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/fixtures"
	"github.com/sekisho/sekisho/rules"
	"github.com/sekisho/sekisho/rules/covers"
)

func newRules(s streams) *cobra.Command {
	var format, lang, covered string
	c := &cobra.Command{
		Use:     "rules",
		Short:   "List and show rules",
		Example: "  sekisho rules --covers CKV_AWS_3",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if covered == "" {
				return c.Help()
			}
			return writeCovering(s, covered, lang)
		},
	}
	c.Flags().StringVar(&covered, "covers", "", "list the rules that cover a check of another tool, by its `id`")
	c.Flags().StringVar(&lang, "lang", defaultLang(s), "the `language` of titles: en or ja")
	list := &cobra.Command{
		Use:   "list",
		Short: "List all rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				return report.WriteRulesText(s.out, rules.All(), lang)
			case "json":
				return report.WriteRulesJSON(s.out, rules.All())
			}
			return fmt.Errorf("unknown format %q: use text or json", format)
		},
	}
	list.Flags().StringVar(&format, "format", "text", "the `format`: text or json")
	list.Flags().StringVar(&lang, "lang", defaultLang(s), "the `language` of titles: en or ja")
	show := &cobra.Command{
		Use:   "show RULE",
		Short: "Show a rule with its examples",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := findRule(args[0])
			if err != nil {
				return err
			}
			if err := writeRule(s.out, r, lang); err != nil {
				return err
			}
			if err := writeControls(s.out, r, lang); err != nil {
				return err
			}
			return writeFixtures(s, r)
		},
	}
	show.Flags().StringVar(&lang, "lang", defaultLang(s), "the `language`: en or ja")
	c.AddCommand(list, show)
	return c
}

// writeCovering lists the rules that answer what a check of another tool asks.
func writeCovering(s streams, id, lang string) error {
	var list []*rule.Rule
	for _, name := range covers.Rules(id) {
		r, err := findRule(name)
		if err != nil {
			return err
		}
		list = append(list, r)
	}
	if len(list) == 0 {
		return fmt.Errorf("no rule is known to cover %q; sekisho rules list shows all", id)
	}
	return report.WriteRulesText(s.out, list, lang)
}

// writeFixtures prints the configurations that the rule is tested with: each says in comments what the rule answers.
func writeFixtures(s streams, r *rule.Rule) error {
	root := path.Join(r.Service(), r.ID)
	return fs.WalkDir(fixtures.Sources, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !readable(name) {
			return err
		}
		src, err := fs.ReadFile(fixtures.Sources, name)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.out, "\n# fixtures/%s\n%s", name, strings.TrimRight(string(src), "\n")+"\n")
		return err
	})
}

func display(p rule.Param) string { return model.Display(p.Default) }
