package account

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// UsageTracked notices what runs that nobody meant to run.
var UsageTracked = &rule.Rule{
	ID:       "account-usage-tracked",
	Title:    rule.T("Cost and usage are exported in detail", "コストと使用状況を詳細に出力している"),
	Why:      rule.T("Misuse shows in the bill first. Only hourly data by resource tells what ran, and it is not there for the time before it was set up.", "不正利用はまず料金に現れます。何が動いたかは、時間単位でリソース別の記録からしか分からず、設定前の分は得られません。"),
	Fix:      rule.T("Add an aws_bcmdataexports_export of the cost and usage report, or an aws_cur_report_definition with time_unit HOURLY and RESOURCES in additional_schema_elements.", "コストと使用状況レポートの aws_bcmdataexports_export か、time_unit が HOURLY で additional_schema_elements に RESOURCES を含む aws_cur_report_definition を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Global:   true,
	Reads:    []string{"aws_cur_report_definition", "aws_bcmdataexports_export"},
	Account: func(p *rule.Pass, prov *model.Provider) rule.Result {
		return facts.Declared(p.Graph, prov, facts.InAccount(prov), "no detailed export of cost and usage", func(r *model.Resource) rule.Result {
			if r.Addr.Type == "aws_bcmdataexports_export" {
				query := r.Get("export.data_query.query_statement")
				usage := query.Matches(func(text string) bool { return strings.Contains(strings.ToUpper(text), "COST_AND_USAGE_REPORT") })
				return rule.Judge(usage, r.Address()+" exports cost and usage", query)
			}
			unit, elements := r.Get("time_unit"), r.All("additional_schema_elements[*]")
			detailed := model.No
			for _, v := range elements.List {
				detailed = detailed.Or(v.OneOf("RESOURCES"))
			}
			if elements.Complete != model.Yes {
				detailed = detailed.Or(model.Unknown)
			}
			return rule.Judge(unit.OneOf("HOURLY").And(detailed), is.Saw(unit), unit, r.Get("additional_schema_elements"))
		}, "aws_cur_report_definition", "aws_bcmdataexports_export")
	},
	Refs: []string{
		"https://docs.aws.amazon.com/cur/latest/userguide/what-is-cur.html",
		"https://docs.aws.amazon.com/cur/latest/userguide/what-is-data-exports.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bcmdataexports_export",
	},
}
