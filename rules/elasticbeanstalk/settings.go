package elasticbeanstalk

import (
	"strings"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// ManagedUpdates keeps the platform patched without anybody's doing.
var ManagedUpdates = &rule.Rule{
	ID:       "elasticbeanstalk-managed-updates",
	Title:    rule.T("Environment takes managed platform updates", "環境でマネージドプラットフォーム更新を有効にしている"),
	Why:      rule.T("Without managed updates, the operating system and the runtime stay as they were on the first day.", "有効にしないと、OS もランタイムも構築した日のままになります。"),
	Fix:      rule.T("Add a setting ManagedActionsEnabled true in the namespace aws:elasticbeanstalk:managedactions.", "名前空間 aws:elasticbeanstalk:managedactions の ManagedActionsEnabled を true にする setting を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Types:    environment,
	Check:    has("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-2",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elastic_beanstalk_environment",
	},
}

// CloudwatchLogs keeps what instances write after they are gone.
var CloudwatchLogs = &rule.Rule{
	ID:       "elasticbeanstalk-cloudwatch-logs",
	Title:    rule.T("Environment streams its logs to CloudWatch", "環境のログを CloudWatch に送っている"),
	Why:      rule.T("The logs of an instance go with it when the environment scales in or replaces it.", "スケールインや入れ替えのたびに、インスタンスのログは失われます。"),
	Fix:      rule.T("Add a setting StreamLogs true in the namespace aws:elasticbeanstalk:cloudwatch:logs.", "名前空間 aws:elasticbeanstalk:cloudwatch:logs の StreamLogs を true にする setting を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    environment,
	Check:    has("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "true"),
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-3",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elastic_beanstalk_environment",
	},
}

// EnhancedHealth shows that an application fails before its users say so.
var EnhancedHealth = &rule.Rule{
	ID:       "elasticbeanstalk-enhanced-health",
	Title:    rule.T("Environment reports enhanced health", "環境で拡張ヘルスレポートを有効にしている"),
	Why:      rule.T("Basic health asks whether the load balancer gets an answer. Failing requests and a full disk do not show.", "基本ヘルスではロードバランサーへの応答の有無しか分からず、リクエストの失敗やディスクの不足に気付けません。"),
	Fix:      rule.T("Add a setting SystemType enhanced in the namespace aws:elasticbeanstalk:healthreporting:system.", "名前空間 aws:elasticbeanstalk:healthreporting:system の SystemType を enhanced にする setting を追加してください。"),
	Severity: rule.Low,
	Since:    "0.1.0",
	Extra:    true,
	Types:    environment,
	Check: func(p *rule.Pass, env *model.Resource) rule.Result {
		const namespace = "aws:elasticbeanstalk:healthreporting:system"
		return facts.Any(has(namespace, "SystemType", "enhanced")(p, env), has(namespace, "HealthStreamingEnabled", "true")(p, env))
	},
	Refs: []string{
		"https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-1",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elastic_beanstalk_environment",
	},
}

// HTTPSListener keeps what users send from being read on the way.
var HTTPSListener = &rule.Rule{
	ID:       "elasticbeanstalk-https-listener",
	Title:    rule.T("Environment listens on HTTPS only", "環境が HTTPS だけで待ち受けている"),
	Why:      rule.T("The default listener of an environment is plain HTTP: passwords and sessions cross the internet in the clear.", "環境の既定のリスナーは平文の HTTP です。パスワードやセッションが平文でインターネットを流れます。"),
	Fix:      rule.T("Add the settings Protocol HTTPS and SSLCertificateArns in aws:elbv2:listener:443, and ListenerEnabled false in aws:elbv2:listener:default.", "aws:elbv2:listener:443 に Protocol HTTPS と SSLCertificateArns、aws:elbv2:listener:default に ListenerEnabled false の setting を追加してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Extra:    true,
	Types:    environment,
	When:     func(_ *rule.Pass, env *model.Resource) model.Tri { return env.Get("tier").OneOf("Worker").Not() },
	Check: func(p *rule.Pass, env *model.Resource) rule.Result {
		application := facts.All(
			has("aws:elbv2:listener:443", "Protocol", "HTTPS")(p, env),
			has("aws:elbv2:listener:443", "SSLCertificateArns", "")(p, env),
			has("aws:elbv2:listener:default", "ListenerEnabled", "false")(p, env),
		)
		classic := facts.All(
			has("aws:elb:listener:443", "ListenerProtocol", "HTTPS")(p, env),
			has("aws:elb:listener:443", "SSLCertificateId", "")(p, env),
			has("aws:elb:listener", "ListenerEnabled", "false")(p, env),
		)
		if res := facts.Any(application, classic); res.OK != model.No {
			return res
		}
		return application
	},
	Refs: []string{
		"https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/configuring-https.html",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elastic_beanstalk_environment",
	},
}

var environment = []string{"aws_elastic_beanstalk_environment"}

// has requires a setting of an environment with a value, whatever its case; any value where none is given. A saved
// configuration may hold the setting too.
func has(namespace, name, value string) is.Check {
	return func(_ *rule.Pass, env *model.Resource) rule.Result {
		none := rule.Judge(model.No, "no setting "+name+" "+value+" in "+namespace, env.Value())
		if saved := env.Get("template_name"); saved.NotEmpty() != model.No {
			none = rule.Judge(model.Unknown, none.Message, saved).Because("the saved configuration that " + saved.At() + " names may hold it")
		}
		return facts.AnyBlock(env.Blocks("setting"), none, func(b model.Block) rule.Result {
			v := b.Get("value")
			ok := v.NotEmpty()
			if value != "" {
				ok = v.Matches(func(s string) bool { return strings.EqualFold(s, value) })
			}
			this := b.Get("namespace").OneOf(namespace).And(b.Get("name").OneOf(name))
			return rule.Judge(this.And(ok), is.Saw(v), v, b.Get("name"), b.Get("namespace"))
		})
	}
}
