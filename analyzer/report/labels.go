package report

import "github.com/sekisho/sekisho/analyzer/rule"

// The words of the text report.
var (
	labelFail         = rule.T("fail", "不合格")
	labelPass         = rule.T("pass", "合格")
	labelUnknown      = rule.T("unknown", "判定不能")
	labelNotEvaluated = rule.T("not evaluated", "未評価")

	labelError   = rule.T("error", "エラー")
	labelWarning = rule.T("warning", "警告")

	labelFix       = rule.T("Fix: ", "対処: ")
	labelBecause   = rule.T("because ", "理由: ")
	labelCalled    = rule.T("called as ", "呼び出し: ")
	labelInstances = rule.T("%d instances:", "対象 %d 件:")
	labelMore      = rule.T("… and %d more", "… ほか %d 件")
	labelDefault   = rule.T(", the provider's default", "（プロバイダーの既定値）")
	labelNotSet    = rule.T("is not set", "は未設定")
	labelExtra     = rule.T(" (extra)", "（追加ルール）")
	labelAlso      = rule.T("the same breaks ", "同じ原因で次も不合格: ")
	labelCrash     = rule.T("The rule crashed; please report this: ", "ルールの実行中に異常が発生しました。報告してください: ")

	titleUnknown = rule.T("Not decided", "判定できないもの")
	aboutUnknown = rule.T(
		"What these depend on is not known from what was read.",
		"読み込んだ内容だけでは値が決まらないため、合格とも不合格とも判定していません。")
	titlePass         = rule.T("Passed", "合格したもの")
	titleNotEvaluated = rule.T("Not evaluated", "評価していないもの")
	aboutNotEvaluated = rule.T(
		"Rules about whole accounts, of which what was read says nothing. If it is the baseline of its account, declare that with --whole-account: then what is missing fails.",
		"アカウント全体に関するルールで、読み込んだ内容に手がかりがないものです。この構成がアカウントの基盤である場合は --whole-account で宣言すると、存在しないものを不合格と判定します。")

	titleIgnored = rule.T("Ignored", "無視したもの")
	labelOwner   = rule.T("owner %s", "責任者 %s")
	labelUntil   = rule.T("until %s", "%s まで")

	labelChecked   = rule.T("Checked %s with %s", "検査対象: %s（%s）")
	labelRules     = rule.T("%d rules", "%d ルール")
	labelOneRule   = rule.T("1 rule", "1 ルール")
	labelNotListed = rule.T("%d below %s not listed", "%[2]s未満の %[1]d 件は非表示")
	labelImplied   = rule.T("implied by these", "左記に含まれるもの")
	labelIgnored   = rule.T("ignored", "無視")
	labelKnown     = rule.T("in the baseline", "ベースライン登録済み")
	labelUnchanged = rule.T("unchanged", "変化なし")

	labelIntroduced = rule.T("introduced by this change", "この変更による新規")
	labelFixed      = rule.T("fixed", "解消")

	labelNothing = rule.T("No rule applies to anything that was read.", "適用できるルールはありませんでした。")
	labelSource  = rule.T("source", "ソース")
	labelPlan    = rule.T("plan", "プラン")
	labelState   = rule.T("state", "ステート")
)

// kindLabel names the kind of an input.
func kindLabel(kind string) rule.Text {
	switch kind {
	case "hcl":
		return labelSource
	case "plan":
		return labelPlan
	case "state":
		return labelState
	}
	return rule.T(kind, kind)
}

// severityLabel names a severity.
func severityLabel(s rule.Severity) rule.Text {
	switch s {
	case rule.Critical:
		return rule.T("critical", "緊急")
	case rule.High:
		return rule.T("high", "高")
	case rule.Medium:
		return rule.T("medium", "中")
	case rule.Low:
		return rule.T("low", "低")
	}
	return rule.T(s.String(), s.String())
}

func severityPaint(s rule.Severity) paint {
	switch s {
	case rule.Critical:
		return boldRed
	case rule.High:
		return red
	case rule.Medium:
		return yellow
	case rule.Low:
		return cyan
	}
	return plain
}

// asideLabels name the reasons for which findings do not count.
var asideLabels = [...]rule.Text{AsIgnored: labelIgnored, AsKnown: labelKnown, AsUnchanged: labelUnchanged, AsImplied: labelImplied}
