package ecr

import (
	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ScanOnPush finds known flaws in an image before it runs.
var ScanOnPush = &rule.Rule{
	ID:       "ecr-scan-on-push",
	Title:    rule.T("Images are scanned when they are pushed", "イメージをプッシュ時にスキャンしている"),
	Why:      rule.T("An image brings a whole operating system and its known flaws. Without a scan nobody learns of them before an attacker does.", "イメージには OS 一式と既知の脆弱性が含まれます。スキャンしなければ、攻撃者より先に気付くことができません。"),
	Fix:      rule.T("Set scan_on_push to true in image_scanning_configuration, or add a rule with SCAN_ON_PUSH or CONTINUOUS_SCAN for the repository to aws_ecr_registry_scanning_configuration.", "image_scanning_configuration の scan_on_push を true にするか、aws_ecr_registry_scanning_configuration に、そのリポジトリを SCAN_ON_PUSH または CONTINUOUS_SCAN でスキャンするルールを追加してください。"),
	Severity: rule.High,
	Since:    "0.1.0",
	Types:    []string{"aws_ecr_repository"},
	Reads:    facts.RegistryScanningTypes,
	Check: func(p *rule.Pass, repository *model.Resource) rule.Result {
		own := repository.Get("image_scanning_configuration.scan_on_push")
		return facts.Primary(facts.Any(
			rule.Judge(own.True(), is.Saw(own), own),
			facts.RegistryScans(p.Graph, repository),
		), own)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
		"https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
	},
}
