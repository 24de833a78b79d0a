# Configuration of Sekisho. The file nearest to a root module counts, from its directory upward to the top of the
# repository. Every key is described in https://github.com/sekisho/sekisho/blob/main/docs/config.md.

# Values for parameters as a kind of organization needs them. There is jp-bank.
# profile = "jp-bank"

# What fails a run: low, medium, high, critical or none. An unknown verdict does not, unless it is asked for.
fail_on = "medium"
# fail_on_unknown = true

# These configurations are the baseline of their account: what they do not contain, such as a trail, is not there.
# whole_account = true

# Root modules that are not checked.
# exclude = ["examples/**"]

# Rules that do not run, by pattern.
# skip_rules = ["tags-*"]

# Ignore comments of checkov, trivy, tfsec and kics count too. sekisho migrate turns them into ours.
# honor_foreign_ignores = true

# A parameter of all rules that have it. sekisho rules show RULE lists the parameters of a rule.
# params {
#   strict = true
# }

# One rule: its severity, whether it runs, its parameters.
# rule "rds-backup-retention" {
#   severity = "critical"
#   min_days = 35
# }

# Findings that are accepted. Beside the code a comment does the same:
#   # sekisho:ignore s3-bucket-versioning-enabled until=2027-03-31 reason="holds copies only"
# ignore {
#   rule   = "s3-*"
#   path   = "legacy/**"
#   reason = "is taken down in March"
#   owner  = "platform team"
#   until  = "2027-03-31"
# }
