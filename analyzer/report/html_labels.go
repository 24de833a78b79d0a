package report

import (
	"github.com/sekisho/sekisho/analyzer/comply"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// htmlLabels are the words of the page that do not come from its data.
type htmlLabels struct {
	Skip, Edition, Print, Summary, Controls, Verdicts, Exceptions, Problems, Inputs, NoScript, AboutSums, Places, AboutPlaces, Account, Region,
	Filters, Search, Severity, Service, Module, Reset, Status, Verdict, AboutExceptions, Rule, Resource, Reason, Owner, Until, Place, Nobody, NoEnd,
	Tool, Time, Source, Rules, Input, Files, File, Footer rule.Text
}

var htmlWords = htmlLabels{
	Skip:        rule.T("Skip to the content", "本文へ移動"),
	Edition:     labelEdition,
	Print:       rule.T("Print", "印刷"),
	Summary:     rule.T("Summary", "概要"),
	Controls:    labelControls,
	Verdicts:    labelVerdicts,
	Exceptions:  rule.T("Exceptions", "例外台帳"),
	Problems:    rule.T("Problems with the inputs", "入力に関する問題"),
	Inputs:      rule.T("Inputs and tool", "入力とツール"),
	NoScript:    rule.T("Filters, evidence and details need JavaScript. The page loads nothing from a network.", "絞り込み、証跡、詳細の表示には JavaScript が必要です。このページはネットワークから何も読み込みません。"),
	AboutSums:   rule.T("Each total is the sum of its parts.", "合計はそれぞれの内訳の和です。"),
	Places:      labelPlaces,
	AboutPlaces: aboutPlaces,
	Account:     rule.T("Account", "アカウント"),
	Region:      rule.T("Region", "リージョン"),
	Filters:     rule.T("Filters", "絞り込み"),
	Search:      rule.T("Search", "検索"),
	Severity:    rule.T("Severity", "重大度"),
	Service:     rule.T("Service", "サービス"),
	Module:      rule.T("Module", "モジュール"),
	Reset:       rule.T("Reset", "リセット"),
	Status:      rule.T("Controls", "基準"),
	Verdict:     rule.T("Verdicts", "判定"),
	AboutExceptions: rule.T("Findings that somebody has accepted. They are open, and never count as met or passed.",
		"承認された例外です。解消されたわけではなく、適合や合格には数えません。"),
	Rule:     rule.T("Rule", "ルール"),
	Resource: rule.T("Resource", "リソース"),
	Reason:   rule.T("Reason", "理由"),
	Owner:    rule.T("Owner", "責任者"),
	Until:    rule.T("Until", "期限"),
	Place:    rule.T("Place", "記載場所"),
	Nobody:   labelNobody,
	NoEnd:    labelNoEnd,
	Tool:     rule.T("Tool", "ツール"),
	Time:     rule.T("Time", "作成日時"),
	Source:   labelSourceDoc,
	Rules:    rule.T("Rules that ran", "実行したルール数"),
	Input:    rule.T("Input", "入力"),
	Files:    rule.T("Files that were read", "読み込んだファイル"),
	File:     rule.T("File", "ファイル"),
	Footer: rule.T("This page is complete in itself: it loads nothing and sends nothing.",
		"このページは単独で完結しています。外部から読み込むものも、外部へ送るものもありません。"),
}

// scriptLabels are the words that the script of the page uses.
func scriptLabels() map[string]bilingual {
	out := map[string]bilingual{}
	add := func(key string, t rule.Text) { out[key] = bilingual{t.EN, t.JA} }
	for _, s := range severities() {
		add(s.String(), severityLabel(s))
	}
	for _, o := range htmlOutcomes() {
		add("v-"+o.Class, o.Label)
	}
	for _, s := range comply.Statuses() {
		add("st-"+s.String(), labelStatus[s])
		add("about-"+s.String(), aboutStatus[s])
	}
	for _, a := range []comply.Automation{comply.Automated, comply.Partial, comply.ByHand, comply.ByProvider} {
		add("degree-"+string(a), automationLabel(a))
	}
	for _, a := range []comply.Actor{comply.Customer, comply.Provider, comply.Shared} {
		add("actor-"+string(a), actorLabel(a))
	}
	add("all", rule.T("all", "すべて"))
	add("root", rule.T("(root module)", "（ルートモジュール）"))
	add("excerpt", rule.T("Source", "ソース"))
	add("graph", rule.T("Path through the resources", "リソースの経路"))
	add("accepted", rule.T("Accepted", "承認済みの例外"))
	add("owner", fieldOwner)
	add("until", fieldUntil)
	add("nobody", labelNobody)
	add("noEnd", labelNoEnd)
	add("noAccount", labelNoAccount)
	add("noRegion", labelNoRegion)
	add("why", rule.T("Why:", "理由:"))
	add("fix", rule.T("Fix:", "対処:"))
	add("evidence", rule.T("Evidence", "証跡"))
	add("known", labelInBase)
	add("implied", rule.T("part of a broader finding", "より広い指摘に含まれる"))
	add("introduced", rule.T("introduced by the change", "今回の変更で発生"))
	add("unchanged", rule.T("was there before the change", "変更前から存在"))
	add("fixed", rule.T("fixed by the change", "今回の変更で解消"))
	add("more", rule.T("Show %d more", "さらに %d 件を表示"))
	add("rest", rule.T("%d not shown", "未表示 %d 件"))
	add("shown", rule.T("%d of %t match the filters", "%t 件中 %d 件が条件に一致"))
	add("required", labelRequired)
	add("quiet", rule.T("no such resource", "対象なし"))
	add("actor", rule.T("Who acts", "実施主体"))
	add("degree", rule.T("Automation", "自動化の程度"))
	add("branch", labelBranch)
	add("show", labelShow)
	return out
}
