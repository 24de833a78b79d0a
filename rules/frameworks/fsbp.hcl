framework "fsbp" {
  title {
    en = "AWS Foundational Security Best Practices"
    ja = "AWS 基礎セキュリティのベストプラクティス（FSBP）"
  }
  edition {
    en = "Security Hub standard v1.0.0; controls as known in the middle of 2026"
    ja = "Security Hub の標準 v1.0.0（2026 年半ば時点のコントロール）"
  }
  source {
    en = "AWS Security Hub, standard AWS Foundational Security Best Practices"
    ja = "AWS Security Hub の標準「AWS Foundational Security Best Practices」"
  }
  note {
    en = "Only controls that a rule answers are listed; the others of the standard are not answered here. Titles are those of our rules."
    ja = "ルールで答えられるコントロールだけを掲げています。ここにないコントロールには答えません。標題は当プロジェクトのルールのものです。"
  }
  group "ACM" {
    title {
      en = "ACM"
      ja = "ACM"
    }
  }
  group "APIGateway" {
    title {
      en = "APIGateway"
      ja = "APIGateway"
    }
  }
  group "Account" {
    title {
      en = "Account"
      ja = "Account"
    }
  }
  group "AppSync" {
    title {
      en = "AppSync"
      ja = "AppSync"
    }
  }
  group "Athena" {
    title {
      en = "Athena"
      ja = "Athena"
    }
  }
  group "AutoScaling" {
    title {
      en = "AutoScaling"
      ja = "AutoScaling"
    }
  }
  group "Backup" {
    title {
      en = "Backup"
      ja = "Backup"
    }
  }
  group "CloudFormation" {
    title {
      en = "CloudFormation"
      ja = "CloudFormation"
    }
  }
  group "CloudFront" {
    title {
      en = "CloudFront"
      ja = "CloudFront"
    }
  }
  group "CloudTrail" {
    title {
      en = "CloudTrail"
      ja = "CloudTrail"
    }
  }
  group "CloudWatch" {
    title {
      en = "CloudWatch"
      ja = "CloudWatch"
    }
  }
  group "CodeBuild" {
    title {
      en = "CodeBuild"
      ja = "CodeBuild"
    }
  }
  group "Cognito" {
    title {
      en = "Cognito"
      ja = "Cognito"
    }
  }
  group "Config" {
    title {
      en = "Config"
      ja = "Config"
    }
  }
  group "Connect" {
    title {
      en = "Connect"
      ja = "Connect"
    }
  }
  group "DMS" {
    title {
      en = "DMS"
      ja = "DMS"
    }
  }
  group "DataFirehose" {
    title {
      en = "DataFirehose"
      ja = "DataFirehose"
    }
  }
  group "DataSync" {
    title {
      en = "DataSync"
      ja = "DataSync"
    }
  }
  group "DocumentDB" {
    title {
      en = "DocumentDB"
      ja = "DocumentDB"
    }
  }
  group "DynamoDB" {
    title {
      en = "DynamoDB"
      ja = "DynamoDB"
    }
  }
  group "EC2" {
    title {
      en = "EC2"
      ja = "EC2"
    }
  }
  group "ECR" {
    title {
      en = "ECR"
      ja = "ECR"
    }
  }
  group "ECS" {
    title {
      en = "ECS"
      ja = "ECS"
    }
  }
  group "EFS" {
    title {
      en = "EFS"
      ja = "EFS"
    }
  }
  group "EKS" {
    title {
      en = "EKS"
      ja = "EKS"
    }
  }
  group "ELB" {
    title {
      en = "ELB"
      ja = "ELB"
    }
  }
  group "EMR" {
    title {
      en = "EMR"
      ja = "EMR"
    }
  }
  group "ES" {
    title {
      en = "ES"
      ja = "ES"
    }
  }
  group "ElastiCache" {
    title {
      en = "ElastiCache"
      ja = "ElastiCache"
    }
  }
  group "ElasticBeanstalk" {
    title {
      en = "ElasticBeanstalk"
      ja = "ElasticBeanstalk"
    }
  }
  group "EventBridge" {
    title {
      en = "EventBridge"
      ja = "EventBridge"
    }
  }
  group "FSx" {
    title {
      en = "FSx"
      ja = "FSx"
    }
  }
  group "Glue" {
    title {
      en = "Glue"
      ja = "Glue"
    }
  }
  group "GuardDuty" {
    title {
      en = "GuardDuty"
      ja = "GuardDuty"
    }
  }
  group "IAM" {
    title {
      en = "IAM"
      ja = "IAM"
    }
  }
  group "Inspector" {
    title {
      en = "Inspector"
      ja = "Inspector"
    }
  }
  group "KMS" {
    title {
      en = "KMS"
      ja = "KMS"
    }
  }
  group "Kinesis" {
    title {
      en = "Kinesis"
      ja = "Kinesis"
    }
  }
  group "Lambda" {
    title {
      en = "Lambda"
      ja = "Lambda"
    }
  }
  group "MQ" {
    title {
      en = "MQ"
      ja = "MQ"
    }
  }
  group "MSK" {
    title {
      en = "MSK"
      ja = "MSK"
    }
  }
  group "Macie" {
    title {
      en = "Macie"
      ja = "Macie"
    }
  }
  group "Neptune" {
    title {
      en = "Neptune"
      ja = "Neptune"
    }
  }
  group "NetworkFirewall" {
    title {
      en = "NetworkFirewall"
      ja = "NetworkFirewall"
    }
  }
  group "OpenSearch" {
    title {
      en = "OpenSearch"
      ja = "OpenSearch"
    }
  }
  group "PCA" {
    title {
      en = "PCA"
      ja = "PCA"
    }
  }
  group "RDS" {
    title {
      en = "RDS"
      ja = "RDS"
    }
  }
  group "Redshift" {
    title {
      en = "Redshift"
      ja = "Redshift"
    }
  }
  group "RedshiftServerless" {
    title {
      en = "RedshiftServerless"
      ja = "RedshiftServerless"
    }
  }
  group "Route53" {
    title {
      en = "Route53"
      ja = "Route53"
    }
  }
  group "S3" {
    title {
      en = "S3"
      ja = "S3"
    }
  }
  group "SES" {
    title {
      en = "SES"
      ja = "SES"
    }
  }
  group "SNS" {
    title {
      en = "SNS"
      ja = "SNS"
    }
  }
  group "SQS" {
    title {
      en = "SQS"
      ja = "SQS"
    }
  }
  group "SSM" {
    title {
      en = "SSM"
      ja = "SSM"
    }
  }
  group "SageMaker" {
    title {
      en = "SageMaker"
      ja = "SageMaker"
    }
  }
  group "SecretsManager" {
    title {
      en = "SecretsManager"
      ja = "SecretsManager"
    }
  }
  group "ServiceCatalog" {
    title {
      en = "ServiceCatalog"
      ja = "ServiceCatalog"
    }
  }
  group "StepFunctions" {
    title {
      en = "StepFunctions"
      ja = "StepFunctions"
    }
  }
  group "Transfer" {
    title {
      en = "Transfer"
      ja = "Transfer"
    }
  }
  group "WAF" {
    title {
      en = "WAF"
      ja = "WAF"
    }
  }
  group "WorkSpaces" {
    title {
      en = "WorkSpaces"
      ja = "WorkSpaces"
    }
  }
}

control "ACM.1" {
  group = "ACM"
  actor = "customer"
  title {
    en = "Certificate is valid for 30 days or more"
    ja = "証明書の有効期間が 30 日以上残っている"
  }
  automation = "automated"
  rule "acm-certificate-not-expiring" { covers = "full" }
}

control "ACM.2" {
  group = "ACM"
  actor = "customer"
  title {
    en = "Certificate uses RSA of 2048 bits or more, or ECDSA"
    ja = "証明書に 2048 ビット以上の RSA または ECDSA を使っている"
  }
  automation = "automated"
  rule "acm-certificate-strong-key" { covers = "full" }
}

control "APIGateway.1" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "REST API stage writes execution logs"
    ja = "REST API のステージの実行ログを記録している"
  }
  automation = "automated"
  rule "apigateway-stage-execution-logging" { covers = "full" }
}

control "APIGateway.2" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "API stage presents a client certificate to back ends"
    ja = "API のステージがバックエンドにクライアント証明書を提示している"
  }
  automation = "automated"
  rule "apigateway-client-certificate" { covers = "full" }
}

control "APIGateway.3" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "REST API stage is traced"
    ja = "REST API のステージを X-Ray でトレースしている"
  }
  automation = "automated"
  rule "apigateway-stage-xray" { covers = "full" }
}

control "APIGateway.4" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "Stage of a public REST API is protected by AWS WAF"
    ja = "公開 REST API のステージを AWS WAF で保護している"
  }
  automation = "automated"
  rule "apigateway-rest-api-waf" { covers = "full" }
}

control "APIGateway.5" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "API cache is encrypted"
    ja = "API のキャッシュを暗号化している"
  }
  automation = "automated"
  rule "apigateway-cache-encrypted" { covers = "full" }
}

control "APIGateway.8" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "Route of the HTTP or WebSocket API requires authorization"
    ja = "HTTP / WebSocket API のルートで認可を必須にしている"
  }
  automation = "automated"
  rule "apigatewayv2-route-authorization" { covers = "full" }
}

control "APIGateway.9" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "API stage writes access logs"
    ja = "API ステージのアクセスログを記録している"
  }
  automation = "automated"
  rule "apigateway-stage-access-logging" { covers = "full" }
}

control "APIGateway.10" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "HTTP integration uses TLS to the back end"
    ja = "HTTP 統合がバックエンドまで TLS を使っている"
  }
  automation = "automated"
  rule "apigatewayv2-integration-private-tls" { covers = "full" }
}

control "APIGateway.11" {
  group = "APIGateway"
  actor = "customer"
  title {
    en = "Custom domain of the REST API requires TLS 1.2 or newer"
    ja = "REST API のカスタムドメインで TLS 1.2 以上を必須にしている"
  }
  automation = "automated"
  rule "apigateway-domain-tls12" { covers = "full" }
}

control "Account.1" {
  group = "Account"
  actor = "customer"
  title {
    en = "Security, billing and operations contacts are registered"
    ja = "セキュリティ、請求、運用の連絡先を登録している"
  }
  automation = "automated"
  rule "account-security-contact" { covers = "full" }
}

control "AppSync.1" {
  group = "AppSync"
  actor = "customer"
  title {
    en = "AppSync cache is encrypted at rest"
    ja = "AppSync のキャッシュを保存時に暗号化している"
  }
  automation = "automated"
  rule "appsync-cache-encrypted-at-rest" { covers = "full" }
}

control "AppSync.2" {
  group = "AppSync"
  actor = "customer"
  title {
    en = "AppSync logs down to fields"
    ja = "AppSync がフィールド単位のログを取っている"
  }
  automation = "automated"
  rule "appsync-logging-enabled" { covers = "part" }
  rule "appsync-field-level-logs" { covers = "part" }
}

control "AppSync.5" {
  group = "AppSync"
  actor = "customer"
  title {
    en = "GraphQL API does not accept API keys"
    ja = "GraphQL API で API キー認証を使っていない"
  }
  automation = "automated"
  rule "appsync-no-api-key-auth" { covers = "full" }
}

control "AppSync.6" {
  group = "AppSync"
  actor = "customer"
  title {
    en = "AppSync cache is encrypted in transit"
    ja = "AppSync のキャッシュを転送時に暗号化している"
  }
  automation = "automated"
  rule "appsync-cache-encrypted-in-transit" { covers = "full" }
}

control "Athena.1" {
  group = "Athena"
  actor = "customer"
  title {
    en = "Athena workgroup encrypts query results"
    ja = "Athena ワークグループがクエリ結果を暗号化している"
  }
  automation = "automated"
  rule "athena-workgroup-encrypted" { covers = "full" }
}

control "Athena.4" {
  group = "Athena"
  actor = "customer"
  title {
    en = "Athena workgroup publishes metrics"
    ja = "Athena ワークグループのメトリクスを発行している"
  }
  automation = "automated"
  rule "athena-workgroup-logging" { covers = "full" }
}

control "AutoScaling.1" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Load-balanced Auto Scaling group asks the load balancer for health"
    ja = "負荷分散している Auto Scaling グループで ELB のヘルスチェックを使っている"
  }
  automation = "automated"
  rule "autoscaling-group-elb-health-check" { covers = "full" }
}

control "AutoScaling.2" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Auto Scaling group spans two or more zones"
    ja = "Auto Scaling グループが複数のゾーンにまたがっている"
  }
  automation = "automated"
  rule "autoscaling-group-multiple-az" { covers = "full" }
}

control "AutoScaling.3" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Launch configurations require version 2 of the metadata service"
    ja = "起動設定がメタデータサービス v2 を求める"
  }
  automation = "automated"
  rule "ec2-instance-imdsv2-required" { covers = "full" }
}

control "AutoScaling.4" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Instance metadata does not travel further than the instance"
    ja = "インスタンスメタデータの応答をインスタンスの外に出していない"
  }
  automation = "automated"
  rule "ec2-instance-metadata-hop-limit" { covers = "full" }
}

control "AutoScaling.5" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Launch configuration does not assign public addresses"
    ja = "起動設定でパブリック IP アドレスを割り当てていない"
  }
  automation = "automated"
  rule "ec2-launch-configuration-no-public-ip" { covers = "full" }
}

control "AutoScaling.6" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Auto Scaling group uses several instance types"
    ja = "Auto Scaling グループで複数のインスタンスタイプを使っている"
  }
  automation = "automated"
  rule "autoscaling-group-multiple-instance-types" { covers = "full" }
}

control "AutoScaling.9" {
  group = "AutoScaling"
  actor = "customer"
  title {
    en = "Auto Scaling group uses a launch template"
    ja = "Auto Scaling グループで起動テンプレートを使っている"
  }
  automation = "automated"
  rule "autoscaling-group-uses-launch-template" { covers = "full" }
}

control "Backup.1" {
  group = "Backup"
  actor = "customer"
  title {
    en = "Backup vault is encrypted with a customer managed KMS key"
    ja = "バックアップボールトをカスタマー管理の KMS キーで暗号化している"
  }
  automation = "automated"
  rule "backup-vault-encrypted-with-cmk" { covers = "full" }
}

control "CloudFormation.1" {
  group = "CloudFormation"
  actor = "customer"
  title {
    en = "CloudFormation stack notifies a topic"
    ja = "CloudFormation スタックの変更をトピックに通知している"
  }
  automation = "automated"
  rule "cloudformation-stack-notifications" { covers = "full" }
}

control "CloudFront.1" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution has a default root object"
    ja = "ディストリビューションにデフォルトルートオブジェクトがある"
  }
  automation = "automated"
  rule "cloudfront-default-root-object" { covers = "full" }
}

control "CloudFront.3" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Viewers of the distribution must use HTTPS"
    ja = "ディストリビューションの閲覧者に HTTPS を必須にしている"
  }
  automation = "automated"
  rule "cloudfront-viewer-https" { covers = "full" }
}

control "CloudFront.4" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution fails over to a second origin"
    ja = "ディストリビューションで別のオリジンへフェイルオーバーできる"
  }
  automation = "automated"
  rule "cloudfront-origin-failover" { covers = "full" }
}

control "CloudFront.5" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution writes access logs"
    ja = "ディストリビューションがアクセスログを記録している"
  }
  automation = "automated"
  rule "cloudfront-logging-enabled" { covers = "full" }
}

control "CloudFront.6" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution has a web ACL"
    ja = "ディストリビューションに Web ACL を関連付けている"
  }
  automation = "automated"
  rule "cloudfront-has-waf" { covers = "full" }
}

control "CloudFront.7" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution uses a certificate of its own"
    ja = "ディストリビューションで独自の証明書を使っている"
  }
  automation = "automated"
  rule "cloudfront-custom-certificate" { covers = "full" }
}

control "CloudFront.8" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution serves HTTPS by SNI"
    ja = "ディストリビューションが SNI で HTTPS を配信している"
  }
  automation = "automated"
  rule "cloudfront-sni-only" { covers = "full" }
}

control "CloudFront.9" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "CloudFront talks to custom origins over HTTPS only"
    ja = "CloudFront とカスタムオリジンの間で HTTPS だけを使っている"
  }
  automation = "automated"
  rule "cloudfront-origin-https-only" { covers = "full" }
}

control "CloudFront.10" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "CloudFront uses no withdrawn version of TLS towards its origins"
    ja = "CloudFront からオリジンへの通信で廃止されたバージョンの TLS を使っていない"
  }
  automation = "automated"
  rule "cloudfront-origin-tls12" { covers = "full" }
}

control "CloudFront.13" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "S3 origins are reached through origin access control"
    ja = "S3 オリジンにオリジンアクセスコントロールでアクセスしている"
  }
  automation = "automated"
  rule "cloudfront-s3-origin-access-control" { covers = "full" }
}

control "CloudFront.15" {
  group = "CloudFront"
  actor = "customer"
  title {
    en = "Distribution accepts only TLS 1.2 or newer"
    ja = "ディストリビューションが TLS 1.2 以上だけを受け付けている"
  }
  automation = "automated"
  rule "cloudfront-viewer-tls12" { covers = "full" }
}

control "CloudTrail.1" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "Trail records the events of all regions"
    ja = "証跡がすべてのリージョンのイベントを記録している"
  }
  automation = "automated"
  rule "cloudtrail-multi-region" { covers = "full" }
}

control "CloudTrail.2" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "Trail is encrypted with a customer managed KMS key"
    ja = "証跡をカスタマー管理の KMS キーで暗号化している"
  }
  automation = "automated"
  rule "cloudtrail-encrypted-with-cmk" { covers = "full" }
}

control "CloudTrail.3" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "At least one trail is on"
    ja = "証跡が 1 つ以上有効である"
  }
  automation = "automated"
  rule "cloudtrail-multi-region" { covers = "full" }
}

control "CloudTrail.4" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "Trail delivers digest files, so that edited logs can be found"
    ja = "証跡がダイジェストファイルを出力し、ログの改ざんを検知できる"
  }
  automation = "automated"
  rule "cloudtrail-log-file-validation" { covers = "full" }
}

control "CloudTrail.5" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "Trail delivers to CloudWatch Logs"
    ja = "証跡を CloudWatch Logs に配信している"
  }
  automation = "automated"
  rule "cloudtrail-cloudwatch-integration" { covers = "full" }
}

control "CloudTrail.6" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "Bucket that receives the trail is not public"
    ja = "証跡の出力先バケットを公開していない"
  }
  automation = "automated"
  rule "cloudtrail-bucket-not-public" { covers = "full" }
}

control "CloudTrail.7" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "Bucket that receives the trail writes access logs"
    ja = "証跡の出力先バケットでアクセスログを記録している"
  }
  automation = "automated"
  rule "cloudtrail-bucket-logging" { covers = "full" }
}

control "CloudTrail.10" {
  group = "CloudTrail"
  actor = "customer"
  title {
    en = "CloudTrail Lake store uses a customer managed KMS key"
    ja = "CloudTrail Lake をカスタマー管理の KMS キーで暗号化している"
  }
  automation = "automated"
  rule "cloudtrail-event-data-store-cmk" { covers = "full" }
}

control "CloudWatch.1" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Use of the root user raises an alarm"
    ja = "ルートユーザーの利用をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-root-usage" { covers = "full" }
}

control "CloudWatch.2" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Refused API calls raise an alarm"
    ja = "拒否された API 呼び出しをアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-unauthorized-api-calls" { covers = "full" }
}

control "CloudWatch.3" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Console sign-in without MFA raises an alarm"
    ja = "MFA なしのコンソールサインインをアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-console-without-mfa" { covers = "full" }
}

control "CloudWatch.4" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of IAM policies raise an alarm"
    ja = "IAM ポリシーの変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-iam-policy-changes" { covers = "full" }
}

control "CloudWatch.5" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of CloudTrail raise an alarm"
    ja = "CloudTrail の変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-cloudtrail-changes" { covers = "full" }
}

control "CloudWatch.6" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Failed console sign-in raises an alarm"
    ja = "コンソールサインインの失敗をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-console-auth-failures" { covers = "full" }
}

control "CloudWatch.7" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Disabling or deleting a KMS key raises an alarm"
    ja = "KMS キーの無効化と削除をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-cmk-disabled-or-deleted" { covers = "full" }
}

control "CloudWatch.8" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of bucket policies raise an alarm"
    ja = "バケットポリシーの変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-s3-policy-changes" { covers = "full" }
}

control "CloudWatch.9" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of AWS Config raise an alarm"
    ja = "AWS Config の変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-config-changes" { covers = "full" }
}

control "CloudWatch.10" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of security groups raise an alarm"
    ja = "セキュリティグループの変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-security-group-changes" { covers = "full" }
}

control "CloudWatch.11" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of network ACLs raise an alarm"
    ja = "ネットワーク ACL の変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-nacl-changes" { covers = "full" }
}

control "CloudWatch.12" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of network gateways raise an alarm"
    ja = "ネットワークゲートウェイの変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-network-gateway-changes" { covers = "full" }
}

control "CloudWatch.13" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of route tables raise an alarm"
    ja = "ルートテーブルの変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-route-table-changes" { covers = "full" }
}

control "CloudWatch.14" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Changes of VPCs raise an alarm"
    ja = "VPC の変更をアラームで検知している"
  }
  automation = "automated"
  rule "cloudwatch-alarm-vpc-changes" { covers = "full" }
}

control "CloudWatch.15" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Metric alarm has an action"
    ja = "メトリクスアラームにアクションがある"
  }
  automation = "automated"
  rule "cloudwatch-alarm-has-action" { covers = "full" }
}

control "CloudWatch.16" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Log group keeps logs for at least a year"
    ja = "ロググループがログを 1 年以上保持している"
  }
  automation = "automated"
  rule "cloudwatch-log-group-retention-one-year" {
    covers = "full"
    require "log_retention_days" {
      at_least = 365
    }
  }
}

control "CloudWatch.17" {
  group = "CloudWatch"
  actor = "customer"
  title {
    en = "Metric alarm has its actions enabled"
    ja = "メトリクスアラームのアクションが有効である"
  }
  automation = "automated"
  rule "cloudwatch-alarm-actions-enabled" { covers = "full" }
}

control "CodeBuild.1" {
  group = "CodeBuild"
  actor = "customer"
  title {
    en = "Build source holds no credentials"
    ja = "ビルドのソースに認証情報を書いていない"
  }
  automation = "automated"
  rule "codebuild-source-url-no-credentials" { covers = "full" }
}

control "CodeBuild.2" {
  group = "CodeBuild"
  actor = "customer"
  title {
    en = "Build variables hold no plaintext credentials"
    ja = "ビルドの環境変数に平文の認証情報を書いていない"
  }
  automation = "automated"
  rule "codebuild-no-plaintext-secrets" { covers = "full" }
}

control "CodeBuild.3" {
  group = "CodeBuild"
  actor = "customer"
  title {
    en = "Build logs in S3 are encrypted"
    ja = "S3 に保存するビルドログを暗号化している"
  }
  automation = "automated"
  rule "codebuild-s3-logs-encrypted" { covers = "full" }
}

control "CodeBuild.4" {
  group = "CodeBuild"
  actor = "customer"
  title {
    en = "Build writes logs"
    ja = "ビルドのログを記録している"
  }
  automation = "automated"
  rule "codebuild-logging" { covers = "full" }
}

control "CodeBuild.5" {
  group = "CodeBuild"
  actor = "customer"
  title {
    en = "Build does not run in privileged mode"
    ja = "ビルドを特権モードで実行していない"
  }
  automation = "automated"
  rule "codebuild-not-privileged" { covers = "full" }
}

control "CodeBuild.7" {
  group = "CodeBuild"
  actor = "customer"
  title {
    en = "Exported build reports are encrypted"
    ja = "エクスポートするビルドレポートを暗号化している"
  }
  automation = "automated"
  rule "codebuild-report-group-encrypted" { covers = "full" }
}

control "Cognito.1" {
  group = "Cognito"
  actor = "customer"
  title {
    en = "User pool enforces threat protection"
    ja = "ユーザープールで脅威保護を適用している"
  }
  automation = "automated"
  rule "cognito-user-pool-threat-protection" { covers = "full" }
}

control "Cognito.2" {
  group = "Cognito"
  actor = "customer"
  title {
    en = "Identity pool gives no credentials to guests"
    ja = "ID プールがゲストに認証情報を発行していない"
  }
  automation = "automated"
  rule "cognito-identity-pool-no-guest" { covers = "full" }
}

control "Cognito.3" {
  group = "Cognito"
  actor = "customer"
  title {
    en = "User pool asks for strong passwords"
    ja = "ユーザープールで強固なパスワードを求めている"
  }
  automation = "automated"
  rule "cognito-user-pool-password-policy" { covers = "full" }
}

control "Cognito.4" {
  group = "Cognito"
  actor = "customer"
  title {
    en = "User pool enforces threat protection for custom authentication"
    ja = "ユーザープールでカスタム認証にも脅威保護を適用している"
  }
  automation = "automated"
  rule "cognito-user-pool-custom-auth-threat-protection" { covers = "full" }
}

control "Cognito.5" {
  group = "Cognito"
  actor = "customer"
  title {
    en = "User pool requires MFA"
    ja = "ユーザープールで MFA を必須にしている"
  }
  automation = "automated"
  rule "cognito-user-pool-mfa" { covers = "full" }
}

control "Cognito.6" {
  group = "Cognito"
  actor = "customer"
  title {
    en = "User pool is protected from deletion"
    ja = "ユーザープールの削除保護を有効にしている"
  }
  automation = "automated"
  rule "cognito-user-pool-deletion-protection" { covers = "full" }
}

control "Config.1" {
  group = "Config"
  actor = "customer"
  title {
    en = "AWS Config records all resource types, and is started"
    ja = "AWS Config で全リソースタイプを記録し、記録を開始している"
  }
  automation = "automated"
  rule "config-recorder-all-resources" { covers = "full" }
}

control "Connect.2" {
  group = "Connect"
  actor = "customer"
  title {
    en = "Connect instance logs its contact flows"
    ja = "Connect インスタンスのフローログを記録している"
  }
  automation = "automated"
  rule "connect-contact-flow-logs" { covers = "full" }
}

control "DMS.1" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS replication instance is not publicly accessible"
    ja = "DMS レプリケーションインスタンスをパブリックアクセス可能にしていない"
  }
  automation = "automated"
  rule "dms-instance-not-public" { covers = "full" }
}

control "DMS.6" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS replication instance takes minor upgrades automatically"
    ja = "DMS レプリケーションインスタンスのマイナーバージョンを自動でアップグレードしている"
  }
  automation = "automated"
  rule "dms-instance-auto-minor-upgrade" { covers = "full" }
}

control "DMS.7" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS task logs what it reads and what it writes"
    ja = "DMS タスクで移行元と移行先の処理をログに記録している"
  }
  automation = "automated"
  rule "dms-task-logging" { covers = "full" }
}

control "DMS.8" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS task logs what it reads and what it writes"
    ja = "DMS タスクで移行元と移行先の処理をログに記録している"
  }
  automation = "automated"
  rule "dms-task-logging" { covers = "full" }
}

control "DMS.9" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS endpoint uses TLS"
    ja = "DMS エンドポイントで TLS を使っている"
  }
  automation = "automated"
  rule "dms-endpoint-tls" { covers = "full" }
}

control "DMS.11" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS endpoint of a MongoDB asks for a password"
    ja = "MongoDB の DMS エンドポイントでパスワード認証を使っている"
  }
  automation = "automated"
  rule "dms-endpoint-mongodb-auth" { covers = "full" }
}

control "DMS.12" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS endpoint of a Redis store uses TLS"
    ja = "Redis の DMS エンドポイントで TLS を使っている"
  }
  automation = "automated"
  rule "dms-endpoint-redis-tls" { covers = "full" }
}

control "DMS.13" {
  group = "DMS"
  actor = "customer"
  title {
    en = "DMS replication instance has a standby in another availability zone"
    ja = "DMS レプリケーションインスタンスを別のアベイラビリティゾーンに待機させている"
  }
  automation = "automated"
  rule "dms-instance-multi-az" { covers = "full" }
}

control "DataFirehose.1" {
  group = "DataFirehose"
  actor = "customer"
  title {
    en = "Firehose stream is encrypted at rest"
    ja = "Firehose ストリームを保存時に暗号化している"
  }
  automation = "automated"
  rule "firehose-encrypted" { covers = "full" }
}

control "DataSync.1" {
  group = "DataSync"
  actor = "customer"
  title {
    en = "DataSync task writes logs"
    ja = "DataSync タスクのログを記録している"
  }
  automation = "automated"
  rule "datasync-task-logging" { covers = "full" }
}

control "DocumentDB.1" {
  group = "DocumentDB"
  actor = "customer"
  title {
    en = "DocumentDB cluster is encrypted at rest"
    ja = "DocumentDB クラスターを保存時に暗号化している"
  }
  automation = "automated"
  rule "docdb-cluster-encrypted" { covers = "full" }
}

control "DocumentDB.2" {
  group = "DocumentDB"
  actor = "customer"
  title {
    en = "DocumentDB cluster keeps automated backups for long enough"
    ja = "DocumentDB クラスターの自動バックアップを十分な日数だけ保持している"
  }
  automation = "automated"
  rule "docdb-backup-retention" { covers = "full" }
}

control "DocumentDB.4" {
  group = "DocumentDB"
  actor = "customer"
  title {
    en = "DocumentDB cluster publishes its audit or profiler log"
    ja = "DocumentDB クラスターの監査ログまたはプロファイラーログを出力している"
  }
  automation = "automated"
  rule "docdb-cluster-log-exports" { covers = "full" }
}

control "DocumentDB.5" {
  group = "DocumentDB"
  actor = "customer"
  title {
    en = "DocumentDB cluster is protected from deletion"
    ja = "DocumentDB クラスターの削除保護を有効にしている"
  }
  automation = "automated"
  rule "docdb-deletion-protection" { covers = "full" }
}

control "DocumentDB.6" {
  group = "DocumentDB"
  actor = "customer"
  title {
    en = "DocumentDB parameter group does not turn TLS off"
    ja = "DocumentDB のパラメータグループで TLS を無効にしていない"
  }
  automation = "automated"
  rule "docdb-tls-enabled" { covers = "full" }
}

control "DynamoDB.1" {
  group = "DynamoDB"
  actor = "customer"
  title {
    en = "DynamoDB table scales with its load"
    ja = "DynamoDB テーブルが負荷に応じて拡張する"
  }
  automation = "automated"
  rule "dynamodb-table-autoscaling" { covers = "full" }
}

control "DynamoDB.2" {
  group = "DynamoDB"
  actor = "customer"
  title {
    en = "DynamoDB table has point-in-time recovery"
    ja = "DynamoDB テーブルのポイントインタイムリカバリを有効にしている"
  }
  automation = "automated"
  rule "dynamodb-table-pitr" { covers = "full" }
}

control "DynamoDB.3" {
  group = "DynamoDB"
  actor = "customer"
  title {
    en = "DAX cluster is encrypted at rest"
    ja = "DAX クラスターを保存時に暗号化している"
  }
  automation = "automated"
  rule "dax-encrypted-at-rest" { covers = "full" }
}

control "DynamoDB.4" {
  group = "DynamoDB"
  actor = "customer"
  title {
    en = "DynamoDB table is in a plan of AWS Backup"
    ja = "DynamoDB テーブルが AWS Backup の計画に含まれている"
  }
  automation = "automated"
  rule "dynamodb-table-in-backup-plan" { covers = "full" }
}

control "DynamoDB.6" {
  group = "DynamoDB"
  actor = "customer"
  title {
    en = "DynamoDB table is protected from deletion"
    ja = "DynamoDB テーブルの削除保護を有効にしている"
  }
  automation = "automated"
  rule "dynamodb-table-deletion-protection" { covers = "full" }
}

control "DynamoDB.7" {
  group = "DynamoDB"
  actor = "customer"
  title {
    en = "DAX cluster endpoint uses TLS"
    ja = "DAX クラスターのエンドポイントで TLS を使っている"
  }
  automation = "automated"
  rule "dax-encrypted-in-transit" { covers = "full" }
}

control "EC2.1" {
  group = "EC2"
  actor = "customer"
  title {
    en = "EBS snapshot is shared with named, trusted accounts only"
    ja = "EBS スナップショットの共有先を信頼できるアカウントに限っている"
  }
  automation = "automated"
  rule "ebs-snapshot-not-public" { covers = "full" }
}

control "EC2.2" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Default security group of the VPC admits nothing"
    ja = "VPC のデフォルトセキュリティグループで何も許可していない"
  }
  automation = "automated"
  rule "sg-default-restricts-all" { covers = "full" }
}

control "EC2.3" {
  group = "EC2"
  actor = "customer"
  title {
    en = "EBS volume is encrypted at rest"
    ja = "EBS ボリュームを保存時に暗号化している"
  }
  automation = "automated"
  rule "ebs-volume-encrypted" { covers = "full" }
}

control "EC2.6" {
  group = "EC2"
  actor = "customer"
  title {
    en = "VPC records rejected traffic in flow logs"
    ja = "VPC フローログで拒否された通信を記録している"
  }
  automation = "automated"
  rule "vpc-flow-logs-enabled" { covers = "full" }
}

control "EC2.7" {
  group = "EC2"
  actor = "customer"
  title {
    en = "EBS encryption by default is on in the region"
    ja = "リージョンで EBS のデフォルト暗号化を有効にしている"
  }
  automation = "automated"
  rule "ebs-default-encryption-enabled" { covers = "full" }
}

control "EC2.8" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Instance metadata is served only with a session token (IMDSv2)"
    ja = "インスタンスメタデータにセッショントークン (IMDSv2) を必須にしている"
  }
  automation = "automated"
  rule "ec2-instance-imdsv2-required" { covers = "full" }
}

control "EC2.9" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Instance does not get a public IPv4 address"
    ja = "インスタンスにパブリック IPv4 アドレスを割り当てていない"
  }
  automation = "automated"
  rule "ec2-instance-no-public-ip" { covers = "full" }
}

control "EC2.10" {
  group = "EC2"
  actor = "customer"
  title {
    en = "VPC reaches the EC2 API through an interface endpoint"
    ja = "VPC から EC2 の API にインターフェイスエンドポイントで接続している"
  }
  automation = "automated"
  rule "vpc-endpoint-for-ec2-exists" { covers = "full" }
}

control "EC2.12" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Elastic IP address is in use"
    ja = "Elastic IP アドレスが使われている"
  }
  automation = "automated"
  rule "ec2-eip-attached" { covers = "full" }
}

control "EC2.13" {
  group = "EC2"
  actor = "customer"
  title {
    en = "SSH is not open to the internet"
    ja = "SSH をインターネットに公開していない"
  }
  automation = "automated"
  rule "sg-no-ingress-ssh" { covers = "full" }
}

control "EC2.14" {
  group = "EC2"
  actor = "customer"
  title {
    en = "RDP is not open to the internet"
    ja = "RDP をインターネットに公開していない"
  }
  automation = "automated"
  rule "sg-no-ingress-rdp" { covers = "full" }
}

control "EC2.15" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Subnet does not hand out public addresses on launch"
    ja = "サブネットで起動時にパブリック IP アドレスを割り当てていない"
  }
  automation = "automated"
  rule "vpc-subnet-no-public-ip" { covers = "full" }
}

control "EC2.16" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Network ACL is attached to a subnet"
    ja = "ネットワーク ACL をサブネットに関連付けている"
  }
  automation = "automated"
  rule "nacl-attached-to-subnet" { covers = "full" }
}

control "EC2.17" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Instance has one network interface"
    ja = "インスタンスのネットワークインターフェイスを 1 つにしている"
  }
  automation = "automated"
  rule "ec2-instance-single-eni" { covers = "full" }
}

control "EC2.18" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Only authorised ports are open to the internet"
    ja = "許可したポートだけをインターネットに公開している"
  }
  automation = "automated"
  rule "sg-no-ingress-unauthorized-port" { covers = "full" }
}

control "EC2.19" {
  group = "EC2"
  actor = "customer"
  title {
    en = "High-risk ports are not open to the internet"
    ja = "リスクの高いポートをインターネットに開いていない"
  }
  automation = "automated"
  rule "sg-no-ingress-cleartext-admin" { covers = "part" }
  rule "sg-no-ingress-windows-and-directory" { covers = "part" }
  rule "sg-no-ingress-database-ports" { covers = "part" }
  rule "sg-no-ingress-search-ports" { covers = "part" }
  rule "sg-no-ingress-management-ports" { covers = "part" }
  rule "sg-no-ingress-dev-web-ports" { covers = "part" }
}

control "EC2.21" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Network ACLs do not open administration ports to the internet"
    ja = "ネットワーク ACL が管理用ポートをインターネットに開いていない"
  }
  automation = "automated"
  rule "nacl-no-ingress-ssh" { covers = "part" }
  rule "nacl-no-ingress-rdp" { covers = "part" }
  rule "nacl-no-ingress-all-ports" { covers = "part" }
}

control "EC2.22" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Security group is used by some resource"
    ja = "セキュリティグループがいずれかのリソースで使われている"
  }
  automation = "automated"
  rule "sg-is-attached" { covers = "full" }
}

control "EC2.23" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Transit gateway does not accept shared attachments by itself"
    ja = "Transit Gateway で共有アタッチメントを自動承認していない"
  }
  automation = "automated"
  rule "ec2-transit-gateway-no-auto-accept" { covers = "full" }
}

control "EC2.24" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Instance does not use a paravirtual instance type"
    ja = "準仮想化のインスタンスタイプを使っていない"
  }
  automation = "automated"
  rule "ec2-instance-no-paravirtual-type" { covers = "full" }
}

control "EC2.25" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Launch templates give no public address"
    ja = "起動テンプレートがパブリックアドレスを割り当てない"
  }
  automation = "automated"
  rule "ec2-instance-no-public-ip" { covers = "full" }
}

control "EC2.28" {
  group = "EC2"
  actor = "customer"
  title {
    en = "EBS volume is in a backup plan or snapshots are taken of it"
    ja = "EBS ボリュームがバックアップ計画に含まれるか、スナップショットを取得している"
  }
  automation = "automated"
  rule "ebs-volume-in-backup-plan" { covers = "full" }
}

control "EC2.51" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Client VPN endpoint logs connections"
    ja = "クライアント VPN エンドポイントで接続を記録している"
  }
  automation = "automated"
  rule "ec2-client-vpn-connection-logging" { covers = "full" }
}

control "EC2.53" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Security groups do not open administration ports to IPv4"
    ja = "セキュリティグループが管理用ポートを IPv4 全体に開いていない"
  }
  automation = "automated"
  rule "sg-no-ingress-ssh" { covers = "part" }
  rule "sg-no-ingress-rdp" { covers = "part" }
  rule "sg-no-ingress-all-ports" { covers = "part" }
}

control "EC2.54" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Security groups do not open administration ports to IPv6"
    ja = "セキュリティグループが管理用ポートを IPv6 全体に開いていない"
  }
  automation = "automated"
  rule "sg-no-ingress-ssh" { covers = "part" }
  rule "sg-no-ingress-rdp" { covers = "part" }
  rule "sg-no-ingress-all-ports" { covers = "part" }
}

control "EC2.170" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Launch templates require version 2 of the metadata service"
    ja = "起動テンプレートがメタデータサービス v2 を求める"
  }
  automation = "automated"
  rule "ec2-instance-imdsv2-required" { covers = "full" }
}

control "EC2.171" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Tunnels of the VPN write logs"
    ja = "VPN のトンネルがログを記録している"
  }
  automation = "automated"
  rule "ec2-vpn-connection-logging" { covers = "full" }
}

control "EC2.172" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Region blocks internet gateways"
    ja = "リージョンでインターネットゲートウェイをブロックしている"
  }
  automation = "automated"
  rule "vpc-block-public-access" { covers = "full" }
}

control "EC2.173" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Disks that a spot fleet launches are encrypted"
    ja = "スポットフリートが起動するディスクを暗号化している"
  }
  automation = "automated"
  rule "ec2-spot-fleet-launch-volumes-encrypted" { covers = "full" }
}

control "EC2.180" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Source and destination checks stay on"
    ja = "送信元と宛先のチェックを有効にしたままにしている"
  }
  automation = "automated"
  rule "ec2-eni-source-dest-check" { covers = "full" }
}

control "EC2.181" {
  group = "EC2"
  actor = "customer"
  title {
    en = "All disks of the launch template are encrypted"
    ja = "起動テンプレートのすべてのディスクを暗号化している"
  }
  automation = "automated"
  rule "ec2-launch-template-block-devices-encrypted" { covers = "full" }
}

control "EC2.182" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Region blocks the public sharing of EBS snapshots"
    ja = "リージョンで EBS スナップショットの公開をブロックしている"
  }
  automation = "automated"
  rule "ebs-snapshot-block-public-access" { covers = "full" }
}

control "ECR.1" {
  group = "ECR"
  actor = "customer"
  title {
    en = "Images are scanned when they are pushed"
    ja = "イメージをプッシュ時にスキャンしている"
  }
  automation = "automated"
  rule "ecr-scan-on-push" { covers = "full" }
}

control "ECR.2" {
  group = "ECR"
  actor = "customer"
  title {
    en = "Image tags of the repository cannot be moved"
    ja = "リポジトリのイメージタグを上書きできないようにしている"
  }
  automation = "automated"
  rule "ecr-immutable-tags" { covers = "full" }
}

control "ECR.3" {
  group = "ECR"
  actor = "customer"
  title {
    en = "Repository has a lifecycle policy"
    ja = "リポジトリにライフサイクルポリシーがある"
  }
  automation = "automated"
  rule "ecr-lifecycle-policy" { covers = "full" }
}

control "ECR.5" {
  group = "ECR"
  actor = "customer"
  title {
    en = "Repository encrypts its images with KMS"
    ja = "リポジトリで KMS によりイメージを暗号化している"
  }
  automation = "automated"
  rule "ecr-encrypted-with-cmk" { covers = "full" }
}

control "ECS.1" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Tasks on the host network are neither privileged nor root"
    ja = "ホストネットワークを使うタスクを特権や root で実行していない"
  }
  automation = "automated"
  rule "ecs-task-network-mode-and-user" { covers = "full" }
}

control "ECS.2" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Service does not give its tasks public addresses"
    ja = "サービスのタスクにパブリック IP アドレスを割り当てていない"
  }
  automation = "automated"
  rule "ecs-service-no-public-ip" { covers = "full" }
}

control "ECS.3" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Task does not share the process namespace of its host"
    ja = "タスクでホストのプロセス名前空間を共有していない"
  }
  automation = "automated"
  rule "ecs-task-no-host-pid" { covers = "full" }
}

control "ECS.4" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Containers of the task are not privileged"
    ja = "タスクのコンテナを特権モードで実行していない"
  }
  automation = "automated"
  rule "ecs-task-not-privileged" { covers = "full" }
}

control "ECS.5" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Containers of the task cannot write to their root file system"
    ja = "タスクのコンテナのルートファイルシステムを読み取り専用にしている"
  }
  automation = "automated"
  rule "ecs-task-readonly-root" { covers = "full" }
}

control "ECS.8" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Task definition holds no plaintext credentials"
    ja = "タスク定義に平文の認証情報を書いていない"
  }
  automation = "automated"
  rule "ecs-task-no-plaintext-secrets" { covers = "full" }
}

control "ECS.9" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Containers of the task have a log configuration"
    ja = "タスクのコンテナにログ設定がある"
  }
  automation = "automated"
  rule "ecs-task-log-configuration" { covers = "full" }
}

control "ECS.10" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Fargate service uses the latest platform version"
    ja = "Fargate サービスで最新のプラットフォームバージョンを使っている"
  }
  automation = "automated"
  rule "ecs-service-fargate-latest-platform" { covers = "full" }
}

control "ECS.12" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Cluster collects metrics with Container Insights"
    ja = "クラスターで Container Insights によりメトリクスを収集している"
  }
  automation = "automated"
  rule "ecs-cluster-container-insights" { covers = "full" }
}

control "ECS.16" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Task sets do not give public addresses"
    ja = "タスクセットがパブリックアドレスを割り当てない"
  }
  automation = "automated"
  rule "ecs-service-no-public-ip" { covers = "full" }
}

control "ECS.17" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Tasks do not use the network of their host"
    ja = "タスクがホストのネットワークを使っていない"
  }
  automation = "automated"
  rule "ecs-task-network-mode-and-user" { covers = "full" }
}

control "ECS.18" {
  group = "ECS"
  actor = "customer"
  title {
    en = "EFS volumes of the task are encrypted in transit"
    ja = "タスクの EFS ボリュームの通信を暗号化している"
  }
  automation = "automated"
  rule "ecs-task-efs-in-transit-encryption" { covers = "full" }
}

control "ECS.19" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Capacity provider protects instances that run tasks"
    ja = "キャパシティープロバイダーがタスクの動くインスタンスを終了保護している"
  }
  automation = "automated"
  rule "ecs-capacity-provider-termination-protection" { covers = "full" }
}

control "ECS.20" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Containers of the task run as a user other than root"
    ja = "タスクのコンテナを root 以外のユーザーで実行している"
  }
  automation = "automated"
  rule "ecs-task-non-root-user" { covers = "full" }
}

control "EFS.1" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS file system is encrypted at rest"
    ja = "EFS ファイルシステムを保存時に暗号化している"
  }
  automation = "automated"
  rule "efs-encrypted" { covers = "full" }
}

control "EFS.2" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS file system is backed up"
    ja = "EFS ファイルシステムをバックアップしている"
  }
  automation = "automated"
  rule "efs-in-backup-plan" { covers = "full" }
}

control "EFS.3" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS access point confines clients to a directory"
    ja = "EFS アクセスポイントでクライアントを特定のディレクトリに限定している"
  }
  automation = "automated"
  rule "efs-access-point-root-directory" { covers = "full" }
}

control "EFS.4" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS access point imposes a POSIX user"
    ja = "EFS アクセスポイントで POSIX ユーザーを強制している"
  }
  automation = "automated"
  rule "efs-access-point-user-identity" { covers = "full" }
}

control "EFS.6" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS mount target stands in a private subnet"
    ja = "EFS のマウントターゲットをプライベートサブネットに置いている"
  }
  automation = "automated"
  rule "efs-mount-target-not-public" { covers = "full" }
}

control "EFS.7" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS file system is backed up"
    ja = "EFS ファイルシステムをバックアップしている"
  }
  automation = "automated"
  rule "efs-in-backup-plan" { covers = "full" }
}

control "EFS.8" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS file systems are encrypted (check of the resource)"
    ja = "EFS ファイルシステムを暗号化している（リソースの検査）"
  }
  automation = "automated"
  rule "efs-encrypted" { covers = "full" }
}

control "EKS.1" {
  group = "EKS"
  actor = "customer"
  title {
    en = "Kubernetes API endpoint is reached only through the VPC"
    ja = "Kubernetes API エンドポイントに VPC からだけ接続できる"
  }
  automation = "automated"
  rule "eks-endpoint-private" { covers = "full" }
}

control "EKS.2" {
  group = "EKS"
  actor = "customer"
  title {
    en = "Cluster runs a Kubernetes version in standard support"
    ja = "クラスターで標準サポート中の Kubernetes バージョンを使っている"
  }
  automation = "automated"
  rule "eks-supported-version" { covers = "full" }
}

control "EKS.3" {
  group = "EKS"
  actor = "customer"
  title {
    en = "Cluster encrypts Kubernetes secrets with a KMS key of yours"
    ja = "クラスターの Kubernetes シークレットを自分の KMS キーで暗号化している"
  }
  automation = "automated"
  rule "eks-secrets-encrypted" { covers = "full" }
}

control "EKS.8" {
  group = "EKS"
  actor = "customer"
  title {
    en = "Cluster sends all control plane logs"
    ja = "クラスターのコントロールプレーンログをすべて有効にしている"
  }
  automation = "automated"
  rule "eks-control-plane-logging" { covers = "full" }
}

control "ELB.1" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Listener of the application load balancer uses HTTPS or redirects to it"
    ja = "ALB のリスナーが HTTPS を使うか、HTTPS へリダイレクトしている"
  }
  automation = "automated"
  rule "elb-alb-listener-https" { covers = "full" }
}

control "ELB.2" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Listeners of the classic load balancer have a certificate"
    ja = "Classic Load Balancer のリスナーに証明書を設定している"
  }
  automation = "automated"
  rule "elb-classic-listener-has-certificate" { covers = "full" }
}

control "ELB.3" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Classic load balancer listens for HTTPS or TLS only"
    ja = "Classic Load Balancer のリスナーが HTTPS または TLS だけを使っている"
  }
  automation = "automated"
  rule "elb-classic-listener-encrypted" { covers = "full" }
}

control "ELB.4" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Application load balancer drops invalid headers"
    ja = "ALB で不正なヘッダーを破棄している"
  }
  automation = "automated"
  rule "elb-drop-invalid-headers" { covers = "full" }
}

control "ELB.5" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Load balancers write access logs"
    ja = "ロードバランサーがアクセスログを取っている"
  }
  automation = "automated"
  rule "elb-access-logs-enabled" { covers = "part" }
  rule "elb-classic-access-logs-enabled" { covers = "part" }
}

control "ELB.6" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Load balancer is protected from deletion"
    ja = "ロードバランサーを削除保護している"
  }
  automation = "automated"
  rule "elb-deletion-protection" { covers = "full" }
}

control "ELB.7" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Classic load balancer drains connections"
    ja = "Classic Load Balancer で Connection Draining を有効にしている"
  }
  automation = "automated"
  rule "elb-classic-connection-draining" { covers = "full" }
}

control "ELB.8" {
  group = "ELB"
  actor = "customer"
  title {
    en = "TLS policy of the classic load balancer accepts only TLS 1.2"
    ja = "Classic Load Balancer の TLS ポリシーが TLS 1.2 だけを受け付けている"
  }
  automation = "automated"
  rule "elb-classic-policy-secure" { covers = "full" }
}

control "ELB.9" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Classic load balancer balances across zones"
    ja = "Classic Load Balancer がゾーンをまたいで負荷を分散している"
  }
  automation = "automated"
  rule "elb-classic-cross-zone-enabled" { covers = "full" }
}

control "ELB.10" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Classic load balancers stand in two or more zones"
    ja = "Classic Load Balancer が 2 つ以上のゾーンにある"
  }
  automation = "automated"
  rule "elb-multiple-az" { covers = "full" }
}

control "ELB.12" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Application load balancers hold back requests that smuggle others"
    ja = "ALB が不正な HTTP リクエストを抑止している"
  }
  automation = "automated"
  rule "elb-desync-mitigation" { covers = "full" }
}

control "ELB.13" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Load balancers stand in two or more zones"
    ja = "ALB・NLB・GWLB が 2 つ以上のゾーンにある"
  }
  automation = "automated"
  rule "elb-multiple-az" { covers = "full" }
}

control "ELB.14" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Classic load balancers hold back requests that smuggle others"
    ja = "Classic Load Balancer が不正な HTTP リクエストを抑止している"
  }
  automation = "automated"
  rule "elb-desync-mitigation" { covers = "full" }
}

control "ELB.16" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Public application load balancer has a web ACL"
    ja = "インターネット向けの ALB に Web ACL を関連付けている"
  }
  automation = "automated"
  rule "elb-alb-has-waf" { covers = "full" }
}

control "ELB.17" {
  group = "ELB"
  actor = "customer"
  title {
    en = "TLS listener accepts only TLS 1.2 or newer"
    ja = "TLS リスナーが TLS 1.2 以上だけを受け付けている"
  }
  automation = "automated"
  rule "elb-listener-tls12" { covers = "full" }
}

control "ELB.18" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Listener of the network load balancer uses TLS, or passes it through"
    ja = "NLB のリスナーが TLS を使うか、TLS をそのまま通している"
  }
  automation = "automated"
  rule "elb-nlb-listener-tls" { covers = "full" }
}

control "ELB.21" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Health checks of the target group are encrypted"
    ja = "ターゲットグループのヘルスチェックを暗号化している"
  }
  automation = "automated"
  rule "elb-target-group-health-check-encrypted" { covers = "full" }
}

control "ELB.22" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Traffic from the load balancer to its targets is encrypted"
    ja = "ロードバランサーからターゲットまでの通信を暗号化している"
  }
  automation = "automated"
  rule "elb-target-group-not-http" { covers = "full" }
}

control "EMR.1" {
  group = "EMR"
  actor = "customer"
  title {
    en = "EMR cluster stands only in subnets without an internet route"
    ja = "EMR クラスターをインターネットへの経路がないサブネットだけに置いている"
  }
  automation = "automated"
  rule "emr-primary-nodes-private" { covers = "full" }
}

control "EMR.2" {
  group = "EMR"
  actor = "customer"
  title {
    en = "EMR block public access is on in the region"
    ja = "リージョンで EMR のパブリックアクセスブロックを有効にしている"
  }
  automation = "automated"
  rule "emr-block-public-access" { covers = "full" }
}

control "EMR.3" {
  group = "EMR"
  actor = "customer"
  title {
    en = "EMR security configuration encrypts data in S3 with KMS"
    ja = "EMR のセキュリティ設定で S3 のデータを KMS で暗号化している"
  }
  automation = "automated"
  rule "emr-security-configuration-at-rest" { covers = "full" }
}

control "EMR.4" {
  group = "EMR"
  actor = "customer"
  title {
    en = "EMR security configuration encrypts traffic between nodes"
    ja = "EMR のセキュリティ設定でノード間の通信を暗号化している"
  }
  automation = "automated"
  rule "emr-security-configuration-in-transit" { covers = "full" }
}

control "ES.1" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains are encrypted at rest"
    ja = "Elasticsearch ドメインを保存時に暗号化している"
  }
  automation = "automated"
  rule "opensearch-encrypted-at-rest" { covers = "full" }
}

control "ES.2" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains stand in a VPC"
    ja = "Elasticsearch ドメインを VPC に置いている"
  }
  automation = "automated"
  rule "opensearch-in-vpc" { covers = "full" }
}

control "ES.3" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains encrypt traffic between nodes"
    ja = "Elasticsearch ドメインがノード間の通信を暗号化している"
  }
  automation = "automated"
  rule "opensearch-node-to-node-encryption" { covers = "full" }
}

control "ES.4" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains publish error logs"
    ja = "Elasticsearch ドメインがエラーログを出力している"
  }
  automation = "automated"
  rule "opensearch-logging-enabled" { covers = "full" }
}

control "ES.5" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains publish audit logs"
    ja = "Elasticsearch ドメインが監査ログを出力している"
  }
  automation = "automated"
  rule "opensearch-audit-logging" { covers = "full" }
}

control "ES.6" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains have three data nodes or more"
    ja = "Elasticsearch ドメインにデータノードが 3 つ以上ある"
  }
  automation = "automated"
  rule "opensearch-three-data-nodes" { covers = "full" }
}

control "ES.7" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains have three dedicated masters or more"
    ja = "Elasticsearch ドメインに専用マスターが 3 つ以上ある"
  }
  automation = "automated"
  rule "opensearch-three-masters-zone-aware" { covers = "full" }
}

control "ES.8" {
  group = "ES"
  actor = "customer"
  title {
    en = "Elasticsearch domains require a current version of TLS"
    ja = "Elasticsearch ドメインが新しい版の TLS を求める"
  }
  automation = "automated"
  rule "opensearch-tls-policy" { covers = "full" }
}

control "ElastiCache.1" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache for Redis or Valkey keeps automatic snapshots"
    ja = "Redis・Valkey 互換の ElastiCache で自動スナップショットを保持している"
  }
  automation = "automated"
  rule "elasticache-backup-enabled" { covers = "full" }
}

control "ElastiCache.2" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache for Redis or Valkey takes minor upgrades automatically"
    ja = "Redis・Valkey 互換の ElastiCache のマイナーバージョンを自動でアップグレードしている"
  }
  automation = "automated"
  rule "elasticache-auto-minor-upgrade" { covers = "full" }
}

control "ElastiCache.3" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache replication group fails over automatically"
    ja = "ElastiCache のレプリケーショングループを自動フェイルオーバーにしている"
  }
  automation = "automated"
  rule "elasticache-automatic-failover" { covers = "full" }
}

control "ElastiCache.4" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache replication group is encrypted at rest"
    ja = "ElastiCache のレプリケーショングループを保存時に暗号化している"
  }
  automation = "automated"
  rule "elasticache-encrypted-at-rest" { covers = "full" }
}

control "ElastiCache.5" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache replication group uses TLS"
    ja = "ElastiCache のレプリケーショングループで TLS を使っている"
  }
  automation = "automated"
  rule "elasticache-encrypted-in-transit" { covers = "full" }
}

control "ElastiCache.6" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache replication group asks clients who they are"
    ja = "ElastiCache のレプリケーショングループがクライアントを認証している"
  }
  automation = "automated"
  rule "elasticache-auth-enabled" { covers = "full" }
}

control "ElastiCache.7" {
  group = "ElastiCache"
  actor = "customer"
  title {
    en = "ElastiCache names a subnet group of its own"
    ja = "ElastiCache に専用のサブネットグループを指定している"
  }
  automation = "automated"
  rule "elasticache-custom-subnet-group" { covers = "full" }
}

control "ElasticBeanstalk.1" {
  group = "ElasticBeanstalk"
  actor = "customer"
  title {
    en = "Environment reports enhanced health"
    ja = "環境で拡張ヘルスレポートを有効にしている"
  }
  automation = "automated"
  rule "elasticbeanstalk-enhanced-health" { covers = "full" }
}

control "ElasticBeanstalk.2" {
  group = "ElasticBeanstalk"
  actor = "customer"
  title {
    en = "Environment takes managed platform updates"
    ja = "環境でマネージドプラットフォーム更新を有効にしている"
  }
  automation = "automated"
  rule "elasticbeanstalk-managed-updates" { covers = "full" }
}

control "ElasticBeanstalk.3" {
  group = "ElasticBeanstalk"
  actor = "customer"
  title {
    en = "Environment streams its logs to CloudWatch"
    ja = "環境のログを CloudWatch に送っている"
  }
  automation = "automated"
  rule "elasticbeanstalk-cloudwatch-logs" { covers = "full" }
}

control "EventBridge.3" {
  group = "EventBridge"
  actor = "customer"
  title {
    en = "Event bus does not take events from everyone"
    ja = "イベントバスが全員からイベントを受け付けないようにしている"
  }
  automation = "automated"
  rule "eventbridge-bus-policy-not-open" { covers = "full" }
}

control "EventBridge.4" {
  group = "EventBridge"
  actor = "customer"
  title {
    en = "Global endpoint replicates events"
    ja = "グローバルエンドポイントがイベントをレプリケートしている"
  }
  automation = "automated"
  rule "eventbridge-endpoint-replication" { covers = "full" }
}

control "FSx.1" {
  group = "FSx"
  actor = "customer"
  title {
    en = "FSx copies tags to backups and volumes"
    ja = "FSx のタグをバックアップとボリュームにコピーしている"
  }
  automation = "automated"
  rule "fsx-copy-tags" { covers = "full" }
}

control "FSx.2" {
  group = "FSx"
  actor = "customer"
  title {
    en = "FSx copies tags to backups and volumes"
    ja = "FSx のタグをバックアップとボリュームにコピーしている"
  }
  automation = "automated"
  rule "fsx-copy-tags" { covers = "full" }
}

control "FSx.3" {
  group = "FSx"
  actor = "customer"
  title {
    en = "FSx file system has a standby in another availability zone"
    ja = "FSx ファイルシステムをマルチ AZ で配置している"
  }
  automation = "automated"
  rule "fsx-multi-az" { covers = "full" }
}

control "FSx.4" {
  group = "FSx"
  actor = "customer"
  title {
    en = "FSx file system has a standby in another availability zone"
    ja = "FSx ファイルシステムをマルチ AZ で配置している"
  }
  automation = "automated"
  rule "fsx-multi-az" { covers = "full" }
}

control "FSx.5" {
  group = "FSx"
  actor = "customer"
  title {
    en = "FSx file system has a standby in another availability zone"
    ja = "FSx ファイルシステムをマルチ AZ で配置している"
  }
  automation = "automated"
  rule "fsx-multi-az" { covers = "full" }
}

control "Glue.4" {
  group = "Glue"
  actor = "customer"
  title {
    en = "Glue Spark job runs a supported version"
    ja = "Glue の Spark ジョブをサポート中のバージョンで実行している"
  }
  automation = "automated"
  rule "glue-job-supported-version" { covers = "full" }
}

control "GuardDuty.1" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty watches the account and region"
    ja = "GuardDuty でアカウントとリージョンを監視している"
  }
  automation = "automated"
  rule "guardduty-detector-enabled" { covers = "full" }
}

control "GuardDuty.5" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty EKS audit log monitoring is on"
    ja = "GuardDuty の EKS 監査ログモニタリングを有効にしている"
  }
  automation = "automated"
  rule "guardduty-eks-protection" { covers = "full" }
}

control "GuardDuty.6" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty Lambda protection is on"
    ja = "GuardDuty の Lambda 保護を有効にしている"
  }
  automation = "automated"
  rule "guardduty-lambda-protection" { covers = "full" }
}

control "GuardDuty.7" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty runtime monitoring of EKS is on"
    ja = "GuardDuty の EKS ランタイムモニタリングが有効である"
  }
  automation = "automated"
  rule "guardduty-runtime-monitoring" { covers = "full" }
}

control "GuardDuty.8" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty malware protection for EC2 is on"
    ja = "GuardDuty の EC2 向けマルウェア保護を有効にしている"
  }
  automation = "automated"
  rule "guardduty-malware-protection" { covers = "full" }
}

control "GuardDuty.9" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty RDS protection is on"
    ja = "GuardDuty の RDS 保護を有効にしている"
  }
  automation = "automated"
  rule "guardduty-rds-protection" { covers = "full" }
}

control "GuardDuty.10" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty S3 protection is on"
    ja = "GuardDuty の S3 保護を有効にしている"
  }
  automation = "automated"
  rule "guardduty-s3-protection" { covers = "full" }
}

control "GuardDuty.11" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty runtime monitoring is on"
    ja = "GuardDuty のランタイムモニタリングが有効である"
  }
  automation = "automated"
  rule "guardduty-runtime-monitoring" { covers = "full" }
}

control "GuardDuty.12" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty runtime monitoring of ECS on Fargate is on"
    ja = "GuardDuty の ECS（Fargate）ランタイムモニタリングが有効である"
  }
  automation = "automated"
  rule "guardduty-runtime-monitoring" { covers = "full" }
}

control "GuardDuty.13" {
  group = "GuardDuty"
  actor = "customer"
  title {
    en = "GuardDuty runtime monitoring of EC2 is on"
    ja = "GuardDuty の EC2 ランタイムモニタリングが有効である"
  }
  automation = "automated"
  rule "guardduty-runtime-monitoring" { covers = "full" }
}

control "IAM.1" {
  group = "IAM"
  actor = "customer"
  title {
    en = "No policy with full administrative rights"
    ja = "全権限を与えるポリシーがない"
  }
  automation = "automated"
  rule "iam-policy-no-full-admin" { covers = "part" }
  rule "iam-managed-admin-policy-not-attached" { covers = "part" }
}

control "IAM.2" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Users have permissions through groups or roles only"
    ja = "ユーザーの権限をグループまたはロール経由でのみ付与している"
  }
  automation = "automated"
  rule "iam-user-no-direct-policy" { covers = "full" }
}

control "IAM.4" {
  group = "IAM"
  actor = "customer"
  title {
    en = "No access key is made for the root user"
    ja = "ルートユーザーのアクセスキーを作成していない"
  }
  automation = "automated"
  rule "iam-root-no-access-key" { covers = "full" }
}

control "IAM.5" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Console users have MFA"
    ja = "コンソールを使う IAM ユーザーに MFA がある"
  }
  automation = "partial"
  rule "iam-user-denied-without-mfa" { covers = "part" }
  manual {
    en = "The enrolled devices, by the credential report of IAM."
    ja = "IAM の認証情報レポートによる、登録済みデバイスの一覧。"
  }
}

control "IAM.6" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Root user has no virtual MFA device, or has no credentials"
    ja = "ルートユーザーに仮想 MFA デバイスを使わせていない"
  }
  automation = "automated"
  rule "iam-root-hardware-mfa" { covers = "full" }
}

control "IAM.7" {
  group = "IAM"
  actor = "customer"
  title {
    en = "The password policy is strong"
    ja = "パスワードポリシーが強固である"
  }
  automation = "automated"
  rule "iam-password-policy-min-length" { covers = "part" }
  rule "iam-password-policy-uppercase" { covers = "part" }
  rule "iam-password-policy-lowercase" { covers = "part" }
  rule "iam-password-policy-number" { covers = "part" }
  rule "iam-password-policy-symbol" { covers = "part" }
  rule "iam-password-policy-reuse" { covers = "part" }
  rule "iam-password-policy-expiry" { covers = "part" }
}

control "IAM.9" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Root user is protected by MFA, or has no credentials"
    ja = "ルートユーザーを MFA で保護しているか、認証情報をなくしている"
  }
  automation = "automated"
  rule "iam-root-mfa-enabled" { covers = "full" }
}

control "IAM.10" {
  group = "IAM"
  actor = "customer"
  title {
    en = "The password policy is strong (lesser bounds)"
    ja = "パスワードポリシーが強固である（緩やかな基準）"
  }
  automation = "automated"
  rule "iam-password-policy-min-length" { covers = "part" }
  rule "iam-password-policy-uppercase" { covers = "part" }
  rule "iam-password-policy-lowercase" { covers = "part" }
  rule "iam-password-policy-number" { covers = "part" }
  rule "iam-password-policy-symbol" { covers = "part" }
  rule "iam-password-policy-reuse" { covers = "part" }
}

control "IAM.18" {
  group = "IAM"
  actor = "customer"
  title {
    en = "A role may open cases with AWS Support"
    ja = "AWS サポートに問い合わせるためのロールがある"
  }
  automation = "automated"
  rule "iam-support-role-exists" { covers = "full" }
}

control "IAM.19" {
  group = "IAM"
  actor = "customer"
  title {
    en = "All users have MFA"
    ja = "すべての IAM ユーザーに MFA がある"
  }
  automation = "partial"
  rule "iam-user-denied-without-mfa" { covers = "part" }
  manual {
    en = "The enrolled devices, by the credential report of IAM."
    ja = "IAM の認証情報レポートによる、登録済みデバイスの一覧。"
  }
}

control "IAM.21" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Policy does not allow a whole service on every resource"
    ja = "ポリシーであるサービスの全操作を全リソースに許可していない"
  }
  automation = "automated"
  rule "iam-policy-no-service-wildcard" { covers = "full" }
}

control "IAM.26" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Expired IAM server certificate is removed"
    ja = "失効した IAM サーバー証明書を残していない"
  }
  automation = "automated"
  rule "iam-expired-server-certificates-removed" { covers = "full" }
}

control "IAM.28" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Access Analyzer looks for external access in the region"
    ja = "リージョンで Access Analyzer が外部アクセスを分析している"
  }
  automation = "automated"
  rule "iam-access-analyzer-enabled" { covers = "full" }
}

control "Inspector.1" {
  group = "Inspector"
  actor = "customer"
  title {
    en = "Inspector scans EC2"
    ja = "Inspector が EC2 をスキャンしている"
  }
  automation = "automated"
  rule "inspector-enabled" { covers = "full" }
}

control "Inspector.2" {
  group = "Inspector"
  actor = "customer"
  title {
    en = "Inspector scans images in ECR"
    ja = "Inspector が ECR のイメージをスキャンしている"
  }
  automation = "automated"
  rule "inspector-enabled" { covers = "full" }
}

control "Inspector.3" {
  group = "Inspector"
  actor = "customer"
  title {
    en = "Inspector scans the code of Lambda functions"
    ja = "Inspector が Lambda のコードをスキャンしている"
  }
  automation = "automated"
  rule "inspector-enabled" { covers = "full" }
}

control "Inspector.4" {
  group = "Inspector"
  actor = "customer"
  title {
    en = "Inspector scans Lambda functions"
    ja = "Inspector が Lambda 関数をスキャンしている"
  }
  automation = "automated"
  rule "inspector-enabled" { covers = "full" }
}

control "KMS.1" {
  group = "KMS"
  actor = "customer"
  title {
    en = "Managed policies do not allow decryption with all keys"
    ja = "管理ポリシーがすべてのキーでの復号を許可していない"
  }
  automation = "automated"
  rule "iam-policy-no-decrypt-all-keys" { covers = "full" }
}

control "KMS.2" {
  group = "KMS"
  actor = "customer"
  title {
    en = "Inline policies do not allow decryption with all keys"
    ja = "インラインポリシーがすべてのキーでの復号を許可していない"
  }
  automation = "automated"
  rule "iam-policy-no-decrypt-all-keys" { covers = "full" }
}

control "KMS.3" {
  group = "KMS"
  actor = "customer"
  title {
    en = "Key waits 30 days before it is deleted"
    ja = "鍵の削除までに 30 日の待機期間がある"
  }
  automation = "automated"
  rule "kms-key-deletion-window" { covers = "full" }
}

control "KMS.4" {
  group = "KMS"
  actor = "customer"
  title {
    en = "Customer managed KMS key rotates automatically"
    ja = "カスタマー管理の KMS キーを自動でローテーションしている"
  }
  automation = "automated"
  rule "kms-key-rotation-enabled" { covers = "full" }
}

control "KMS.5" {
  group = "KMS"
  actor = "customer"
  title {
    en = "Key policy does not let everyone use or manage the key"
    ja = "キーポリシーで全員に鍵の利用や管理を許可していない"
  }
  automation = "automated"
  rule "kms-key-policy-not-public" { covers = "full" }
}

control "Kinesis.1" {
  group = "Kinesis"
  actor = "customer"
  title {
    en = "Kinesis stream is encrypted with KMS"
    ja = "Kinesis ストリームを KMS で暗号化している"
  }
  automation = "automated"
  rule "kinesis-stream-encrypted" { covers = "full" }
}

control "Kinesis.3" {
  group = "Kinesis"
  actor = "customer"
  title {
    en = "Kinesis stream keeps data for a week"
    ja = "Kinesis ストリームのデータを 1 週間保持している"
  }
  automation = "automated"
  rule "kinesis-stream-retention" { covers = "full" }
}

control "Lambda.1" {
  group = "Lambda"
  actor = "customer"
  title {
    en = "Permission on a function or layer does not name everyone"
    ja = "関数やレイヤーの権限を全員に与えていない"
  }
  automation = "automated"
  rule "lambda-permission-not-public" { covers = "full" }
}

control "Lambda.2" {
  group = "Lambda"
  actor = "customer"
  title {
    en = "Function uses a supported runtime"
    ja = "関数でサポート中のランタイムを使っている"
  }
  automation = "automated"
  rule "lambda-runtime-supported" { covers = "full" }
}

control "Lambda.3" {
  group = "Lambda"
  actor = "customer"
  title {
    en = "Function runs in a VPC"
    ja = "関数を VPC 内で実行している"
  }
  automation = "automated"
  rule "lambda-in-vpc" { covers = "full" }
}

control "Lambda.5" {
  group = "Lambda"
  actor = "customer"
  title {
    en = "Function in a VPC has subnets in several zones"
    ja = "VPC 内の関数のサブネットが複数のゾーンにある"
  }
  automation = "automated"
  rule "lambda-vpc-multi-az" { covers = "full" }
}

control "MQ.2" {
  group = "MQ"
  actor = "customer"
  title {
    en = "ActiveMQ broker writes audit logs"
    ja = "ActiveMQ ブローカーの監査ログを記録している"
  }
  automation = "automated"
  rule "mq-audit-logging" { covers = "full" }
}

control "MQ.3" {
  group = "MQ"
  actor = "customer"
  title {
    en = "Broker takes minor upgrades by itself"
    ja = "ブローカーのマイナーバージョンを自動更新している"
  }
  automation = "automated"
  rule "mq-auto-minor-upgrade" { covers = "full" }
}

control "MQ.5" {
  group = "MQ"
  actor = "customer"
  title {
    en = "ActiveMQ brokers run active and standby"
    ja = "ActiveMQ ブローカーがアクティブ・スタンバイ構成である"
  }
  automation = "automated"
  rule "mq-high-availability" { covers = "full" }
}

control "MQ.6" {
  group = "MQ"
  actor = "customer"
  title {
    en = "RabbitMQ brokers run as clusters"
    ja = "RabbitMQ ブローカーがクラスター構成である"
  }
  automation = "automated"
  rule "mq-high-availability" { covers = "full" }
}

control "MSK.1" {
  group = "MSK"
  actor = "customer"
  title {
    en = "MSK cluster accepts only TLS, from clients and between brokers"
    ja = "MSK クラスターがクライアントとの間でもブローカー間でも TLS だけを使っている"
  }
  automation = "automated"
  rule "msk-encrypted-in-transit" { covers = "full" }
}

control "MSK.2" {
  group = "MSK"
  actor = "customer"
  title {
    en = "MSK cluster has metrics for each broker"
    ja = "MSK クラスターでブローカー単位のメトリクスを取得している"
  }
  automation = "automated"
  rule "msk-enhanced-monitoring" { covers = "full" }
}

control "MSK.3" {
  group = "MSK"
  actor = "customer"
  title {
    en = "MSK Connect connector uses TLS"
    ja = "MSK Connect コネクターが TLS を使っている"
  }
  automation = "automated"
  rule "msk-connector-encrypted-in-transit" { covers = "full" }
}

control "MSK.4" {
  group = "MSK"
  actor = "customer"
  title {
    en = "MSK cluster has no public endpoints"
    ja = "MSK クラスターにパブリックエンドポイントがない"
  }
  automation = "automated"
  rule "msk-not-public" { covers = "full" }
}

control "MSK.5" {
  group = "MSK"
  actor = "customer"
  title {
    en = "MSK Connect connector writes logs"
    ja = "MSK Connect コネクターのログを記録している"
  }
  automation = "automated"
  rule "msk-connector-logging" { covers = "full" }
}

control "MSK.6" {
  group = "MSK"
  actor = "customer"
  title {
    en = "MSK cluster asks every client who it is"
    ja = "MSK クラスターがすべてのクライアントを認証している"
  }
  automation = "automated"
  rule "msk-client-authentication" { covers = "full" }
}

control "Macie.1" {
  group = "Macie"
  actor = "customer"
  title {
    en = "Macie is on"
    ja = "Macie が有効である"
  }
  automation = "automated"
  rule "macie-enabled" { covers = "full" }
}

control "Macie.2" {
  group = "Macie"
  actor = "customer"
  title {
    en = "Macie discovers sensitive data by itself"
    ja = "Macie が機微データを自動で検出している"
  }
  automation = "partial"
  rule "macie-enabled" { covers = "part" }
  manual {
    en = "The setting for automated discovery of sensitive data."
    ja = "機微データの自動検出の設定。"
  }
}

control "Neptune.1" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster is encrypted at rest"
    ja = "Neptune クラスターを保存時に暗号化している"
  }
  automation = "automated"
  rule "neptune-cluster-encrypted" { covers = "full" }
}

control "Neptune.2" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster publishes its audit log"
    ja = "Neptune クラスターの監査ログを出力している"
  }
  automation = "automated"
  rule "neptune-cluster-log-exports" { covers = "full" }
}

control "Neptune.3" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune snapshot is encrypted with a customer managed KMS key"
    ja = "Neptune スナップショットをカスタマー管理の KMS キーで暗号化している"
  }
  automation = "automated"
  rule "neptune-snapshot-encrypted-with-cmk" { covers = "full" }
}

control "Neptune.4" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster is protected from deletion"
    ja = "Neptune クラスターの削除保護を有効にしている"
  }
  automation = "automated"
  rule "neptune-deletion-protection" { covers = "full" }
}

control "Neptune.5" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster keeps automated backups for long enough"
    ja = "Neptune クラスターの自動バックアップを十分な日数だけ保持している"
  }
  automation = "automated"
  rule "neptune-backup-retention" { covers = "full" }
}

control "Neptune.6" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune snapshot is taken of an encrypted cluster"
    ja = "Neptune スナップショットを暗号化済みのクラスターから作成している"
  }
  automation = "automated"
  rule "neptune-snapshot-encrypted" { covers = "full" }
}

control "Neptune.7" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster requires IAM authentication"
    ja = "Neptune クラスターで IAM 認証を必須にしている"
  }
  automation = "automated"
  rule "neptune-iam-auth" { covers = "full" }
}

control "Neptune.8" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster copies its tags to snapshots"
    ja = "Neptune クラスターのタグをスナップショットにコピーしている"
  }
  automation = "automated"
  rule "neptune-copy-tags" { covers = "full" }
}

control "Neptune.9" {
  group = "Neptune"
  actor = "customer"
  title {
    en = "Neptune cluster has instances in two availability zones"
    ja = "Neptune クラスターのインスタンスを 2 つのアベイラビリティゾーンに置いている"
  }
  automation = "automated"
  rule "neptune-multi-az" { covers = "full" }
}

control "NetworkFirewall.1" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Network firewall stands in two or more zones"
    ja = "ネットワークファイアウォールを複数のゾーンに置いている"
  }
  automation = "automated"
  rule "networkfirewall-multi-az" { covers = "full" }
}

control "NetworkFirewall.2" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Network firewall logs alerts and flows"
    ja = "ネットワークファイアウォールがアラートとフローを記録している"
  }
  automation = "automated"
  rule "networkfirewall-logging-enabled" { covers = "full" }
}

control "NetworkFirewall.3" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Firewall policy refers to a rule group"
    ja = "ファイアウォールポリシーがルールグループを参照している"
  }
  automation = "automated"
  rule "networkfirewall-policy-has-rule-group" { covers = "full" }
}

control "NetworkFirewall.4" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Packets that no stateless rule matches are dropped or inspected"
    ja = "ステートレスルールに一致しないパケットを破棄するか検査している"
  }
  automation = "automated"
  rule "networkfirewall-policy-default-action-full-packets" { covers = "full" }
}

control "NetworkFirewall.5" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Fragments that no stateless rule matches are dropped or inspected"
    ja = "ステートレスルールに一致しないフラグメントを破棄するか検査している"
  }
  automation = "automated"
  rule "networkfirewall-policy-default-action-fragments" { covers = "full" }
}

control "NetworkFirewall.6" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Stateless rule group contains rules"
    ja = "ステートレスルールグループにルールがある"
  }
  automation = "automated"
  rule "networkfirewall-stateless-rule-group-not-empty" { covers = "full" }
}

control "NetworkFirewall.9" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Network firewall is protected from deletion"
    ja = "ネットワークファイアウォールを削除保護している"
  }
  automation = "automated"
  rule "networkfirewall-deletion-protection" { covers = "full" }
}

control "NetworkFirewall.10" {
  group = "NetworkFirewall"
  actor = "customer"
  title {
    en = "Network firewall is protected from changes of its subnets"
    ja = "ネットワークファイアウォールのサブネットの変更を防いでいる"
  }
  automation = "automated"
  rule "networkfirewall-subnet-change-protection" { covers = "full" }
}

control "OpenSearch.1" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domain is encrypted at rest"
    ja = "OpenSearch ドメインを保存時に暗号化している"
  }
  automation = "automated"
  rule "opensearch-encrypted-at-rest" { covers = "full" }
}

control "OpenSearch.2" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domain stands in a VPC"
    ja = "OpenSearch ドメインを VPC 内に置いている"
  }
  automation = "automated"
  rule "opensearch-in-vpc" { covers = "full" }
}

control "OpenSearch.3" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domain encrypts traffic between its nodes"
    ja = "OpenSearch ドメインのノード間通信を暗号化している"
  }
  automation = "automated"
  rule "opensearch-node-to-node-encryption" { covers = "full" }
}

control "OpenSearch.4" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domains publish error logs"
    ja = "OpenSearch ドメインがエラーログを出力している"
  }
  automation = "automated"
  rule "opensearch-logging-enabled" { covers = "full" }
}

control "OpenSearch.5" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domains publish audit logs"
    ja = "OpenSearch ドメインが監査ログを出力している"
  }
  automation = "automated"
  rule "opensearch-audit-logging" { covers = "full" }
}

control "OpenSearch.6" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domains have three data nodes or more"
    ja = "OpenSearch ドメインにデータノードが 3 つ以上ある"
  }
  automation = "automated"
  rule "opensearch-three-data-nodes" { covers = "full" }
}

control "OpenSearch.7" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domain controls access per user and index"
    ja = "OpenSearch ドメインのアクセスをユーザーとインデックスごとに制御している"
  }
  automation = "automated"
  rule "opensearch-fine-grained-access" { covers = "full" }
}

control "OpenSearch.8" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domain requires TLS 1.2 or later"
    ja = "OpenSearch ドメインが TLS 1.2 以上を必須にしている"
  }
  automation = "automated"
  rule "opensearch-tls-policy" { covers = "full" }
}

control "OpenSearch.10" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "Search domain takes service software updates by itself"
    ja = "検索ドメインのサービスソフトウェアを自動更新している"
  }
  automation = "automated"
  rule "opensearch-auto-software-update" { covers = "full" }
}

control "OpenSearch.11" {
  group = "OpenSearch"
  actor = "customer"
  title {
    en = "OpenSearch domains have three dedicated masters or more"
    ja = "OpenSearch ドメインに専用マスターが 3 つ以上ある"
  }
  automation = "automated"
  rule "opensearch-three-masters-zone-aware" { covers = "full" }
}

control "PCA.1" {
  group = "PCA"
  actor = "customer"
  title {
    en = "Root CA is disabled once its subordinates are issued"
    ja = "下位 CA の発行後にルート CA を無効にしている"
  }
  automation = "automated"
  rule "acmpca-root-ca-disabled" { covers = "full" }
}

control "RDS.1" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database snapshot is not shared with every AWS account"
    ja = "データベースのスナップショットを全 AWS アカウントに公開していない"
  }
  automation = "automated"
  rule "rds-snapshot-not-public" { covers = "full" }
}

control "RDS.2" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database instance is not publicly accessible"
    ja = "データベースインスタンスをパブリックアクセス可能にしていない"
  }
  automation = "automated"
  rule "rds-instance-not-public" { covers = "full" }
}

control "RDS.3" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance is encrypted at rest"
    ja = "RDS インスタンスを保存時に暗号化している"
  }
  automation = "automated"
  rule "rds-instance-encrypted" { covers = "full" }
}

control "RDS.4" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Cluster snapshot is taken of an encrypted cluster"
    ja = "クラスタースナップショットを暗号化済みのクラスターから作成している"
  }
  automation = "automated"
  rule "rds-cluster-snapshot-encrypted" { covers = "full" }
}

control "RDS.5" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance has a standby in another availability zone"
    ja = "RDS インスタンスを別のアベイラビリティゾーンに待機させている"
  }
  automation = "automated"
  rule "rds-instance-multi-az" { covers = "full" }
}

control "RDS.6" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database instance uses enhanced monitoring"
    ja = "データベースインスタンスの拡張モニタリングを有効にしている"
  }
  automation = "automated"
  rule "rds-instance-enhanced-monitoring" { covers = "full" }
}

control "RDS.7" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS cluster or global database is protected from deletion"
    ja = "RDS クラスターとグローバルデータベースの削除保護を有効にしている"
  }
  automation = "automated"
  rule "rds-cluster-deletion-protection" { covers = "full" }
}

control "RDS.8" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance is protected from deletion"
    ja = "RDS インスタンスの削除保護を有効にしている"
  }
  automation = "automated"
  rule "rds-instance-deletion-protection" { covers = "full" }
}

control "RDS.9" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instances publish logs"
    ja = "RDS インスタンスがログを出力している"
  }
  automation = "automated"
  rule "rds-instance-log-exports" { covers = "full" }
}

control "RDS.10" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance allows IAM authentication"
    ja = "RDS インスタンスで IAM 認証を有効にしている"
  }
  automation = "automated"
  rule "rds-instance-iam-auth" { covers = "full" }
}

control "RDS.11" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instances keep automated backups"
    ja = "RDS インスタンスが自動バックアップを保持している"
  }
  automation = "automated"
  rule "rds-backup-retention" { covers = "full" }
}

control "RDS.12" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS cluster allows IAM authentication"
    ja = "RDS クラスターで IAM 認証を有効にしている"
  }
  automation = "automated"
  rule "rds-cluster-iam-auth" { covers = "full" }
}

control "RDS.13" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instances take minor upgrades by themselves"
    ja = "RDS インスタンスがマイナーバージョンを自動更新する"
  }
  automation = "automated"
  rule "rds-auto-minor-upgrade" { covers = "full" }
}

control "RDS.14" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Aurora MySQL cluster can be moved back in time"
    ja = "Aurora MySQL クラスターでバックトラックを有効にしている"
  }
  automation = "automated"
  rule "rds-aurora-backtrack" { covers = "full" }
}

control "RDS.15" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS cluster has instances in two availability zones"
    ja = "RDS クラスターのインスタンスを 2 つのアベイラビリティゾーンに置いている"
  }
  automation = "automated"
  rule "rds-cluster-multi-az" { covers = "full" }
}

control "RDS.16" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS cluster copies its tags to snapshots"
    ja = "RDS クラスターのタグをスナップショットにコピーしている"
  }
  automation = "automated"
  rule "rds-cluster-copy-tags-to-snapshots" { covers = "full" }
}

control "RDS.17" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance copies its tags to snapshots"
    ja = "RDS インスタンスのタグをスナップショットにコピーしている"
  }
  automation = "automated"
  rule "rds-copy-tags-to-snapshots" { covers = "full" }
}

control "RDS.18" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance names a subnet group of its own"
    ja = "RDS インスタンスに専用のサブネットグループを指定している"
  }
  automation = "automated"
  rule "rds-instance-in-vpc" { covers = "full" }
}

control "RDS.19" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Event subscription covers the critical database events"
    ja = "イベントサブスクリプションが重要なデータベースイベントを含んでいる"
  }
  automation = "automated"
  rule "rds-event-subscriptions" { covers = "full" }
}

control "RDS.20" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Event subscription covers the critical database events"
    ja = "イベントサブスクリプションが重要なデータベースイベントを含んでいる"
  }
  automation = "automated"
  rule "rds-event-subscriptions" { covers = "full" }
}

control "RDS.21" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Event subscription covers the critical database events"
    ja = "イベントサブスクリプションが重要なデータベースイベントを含んでいる"
  }
  automation = "automated"
  rule "rds-event-subscriptions" { covers = "full" }
}

control "RDS.22" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Event subscription covers the critical database events"
    ja = "イベントサブスクリプションが重要なデータベースイベントを含んでいる"
  }
  automation = "automated"
  rule "rds-event-subscriptions" { covers = "full" }
}

control "RDS.23" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database listens on another port than the default one"
    ja = "データベースで既定以外のポートを使っている"
  }
  automation = "automated"
  rule "rds-non-default-port" { covers = "full" }
}

control "RDS.24" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS clusters have an administrator of another name than the default"
    ja = "RDS クラスターの管理者名が既定のものではない"
  }
  automation = "automated"
  rule "rds-non-default-admin-name" { covers = "full" }
}

control "RDS.25" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instances have an administrator of another name than the default"
    ja = "RDS インスタンスの管理者名が既定のものではない"
  }
  automation = "automated"
  rule "rds-non-default-admin-name" { covers = "full" }
}

control "RDS.26" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database is in a plan of AWS Backup"
    ja = "データベースが AWS Backup の計画に含まれている"
  }
  automation = "automated"
  rule "rds-in-backup-plan" { covers = "full" }
}

control "RDS.27" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS cluster is encrypted at rest"
    ja = "RDS クラスターを保存時に暗号化している"
  }
  automation = "automated"
  rule "rds-cluster-encrypted" { covers = "full" }
}

control "RDS.34" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Aurora MySQL cluster publishes its audit log"
    ja = "Aurora MySQL クラスターの監査ログを出力している"
  }
  automation = "automated"
  rule "rds-cluster-mysql-audit-log" { covers = "full" }
}

control "RDS.35" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS clusters take minor upgrades by themselves"
    ja = "RDS クラスターがマイナーバージョンを自動更新する"
  }
  automation = "automated"
  rule "rds-auto-minor-upgrade" { covers = "full" }
}

control "RDS.36" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for PostgreSQL publishes logs"
    ja = "RDS for PostgreSQL がログを出力している"
  }
  automation = "automated"
  rule "rds-instance-log-exports" { covers = "full" }
}

control "RDS.37" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS cluster publishes logs to CloudWatch Logs"
    ja = "RDS クラスターのログを CloudWatch Logs に出力している"
  }
  automation = "automated"
  rule "rds-cluster-log-exports" { covers = "full" }
}

control "RDS.38" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for PostgreSQL refuses connections without TLS"
    ja = "RDS for PostgreSQL が TLS なしの接続を拒否する"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.39" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for MySQL refuses connections without TLS"
    ja = "RDS for MySQL が TLS なしの接続を拒否する"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.40" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for SQL Server publishes logs"
    ja = "RDS for SQL Server がログを出力している"
  }
  automation = "automated"
  rule "rds-instance-log-exports" { covers = "full" }
}

control "RDS.41" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for SQL Server refuses connections without TLS"
    ja = "RDS for SQL Server が TLS なしの接続を拒否する"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.42" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for MariaDB publishes logs"
    ja = "RDS for MariaDB がログを出力している"
  }
  automation = "automated"
  rule "rds-instance-log-exports" { covers = "full" }
}

control "RDS.43" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS Proxy refuses connections without TLS"
    ja = "RDS Proxy が TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "rds-proxy-requires-tls" { covers = "full" }
}

control "RDS.44" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS for MariaDB refuses connections without TLS"
    ja = "RDS for MariaDB が TLS なしの接続を拒否する"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.45" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Aurora MySQL clusters have audit logging on"
    ja = "Aurora MySQL クラスターの監査ログが有効である"
  }
  automation = "automated"
  rule "rds-cluster-mysql-audit-log" { covers = "full" }
}

control "RDS.46" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database stands only in subnets without a route to the internet"
    ja = "データベースをインターネットへの経路がないサブネットだけに置いている"
  }
  automation = "automated"
  rule "rds-not-in-public-subnet" { covers = "full" }
}

control "RDS.50" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS clusters keep backups for long enough"
    ja = "RDS クラスターが十分な期間バックアップを保持している"
  }
  automation = "automated"
  rule "rds-backup-retention" { covers = "full" }
}

control "Redshift.1" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster is not publicly accessible"
    ja = "Redshift クラスターをパブリックアクセス可能にしていない"
  }
  automation = "automated"
  rule "redshift-not-public" { covers = "full" }
}

control "Redshift.2" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift refuses connections without TLS"
    ja = "Redshift が TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "redshift-requires-tls" { covers = "full" }
}

control "Redshift.3" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster takes automated snapshots"
    ja = "Redshift クラスターの自動スナップショットを取得している"
  }
  automation = "automated"
  rule "redshift-auto-snapshots" { covers = "full" }
}

control "Redshift.4" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster delivers audit logs"
    ja = "Redshift クラスターの監査ログを出力している"
  }
  automation = "automated"
  rule "redshift-logging-enabled" { covers = "full" }
}

control "Redshift.6" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster takes version upgrades"
    ja = "Redshift クラスターのバージョンアップグレードを許可している"
  }
  automation = "automated"
  rule "redshift-version-upgrade" { covers = "full" }
}

control "Redshift.7" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster routes its traffic through the VPC"
    ja = "Redshift クラスターの通信を VPC 経由にしている"
  }
  automation = "automated"
  rule "redshift-enhanced-vpc-routing" { covers = "full" }
}

control "Redshift.8" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Administrator of a Redshift cluster does not have the default name"
    ja = "Redshift クラスターの管理者に既定の名前を使っていない"
  }
  automation = "automated"
  rule "redshift-non-default-admin" { covers = "full" }
}

control "Redshift.9" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster gives its database a name of its own"
    ja = "Redshift クラスターのデータベースに固有の名前を付けている"
  }
  automation = "automated"
  rule "redshift-non-default-database" { covers = "full" }
}

control "Redshift.10" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster is encrypted at rest"
    ja = "Redshift クラスターを保存時に暗号化している"
  }
  automation = "automated"
  rule "redshift-encrypted" { covers = "full" }
}

control "Redshift.18" {
  group = "Redshift"
  actor = "customer"
  title {
    en = "Redshift cluster runs in two availability zones"
    ja = "Redshift クラスターを 2 つのアベイラビリティゾーンで稼働させている"
  }
  automation = "automated"
  rule "redshift-multi-az" { covers = "full" }
}

control "RedshiftServerless.1" {
  group = "RedshiftServerless"
  actor = "customer"
  title {
    en = "Redshift Serverless routes its traffic through the VPC"
    ja = "Redshift Serverless の通信を VPC 経由にしている"
  }
  automation = "automated"
  rule "redshift-serverless-enhanced-vpc-routing" { covers = "full" }
}

control "RedshiftServerless.2" {
  group = "RedshiftServerless"
  actor = "customer"
  title {
    en = "Redshift Serverless refuses connections without TLS"
    ja = "Redshift Serverless が TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "redshift-serverless-requires-tls" { covers = "full" }
}

control "RedshiftServerless.3" {
  group = "RedshiftServerless"
  actor = "customer"
  title {
    en = "Redshift Serverless workgroup is not publicly accessible"
    ja = "Redshift Serverless のワークグループをパブリックアクセス可能にしていない"
  }
  automation = "automated"
  rule "redshift-serverless-not-public" { covers = "full" }
}

control "RedshiftServerless.4" {
  group = "RedshiftServerless"
  actor = "customer"
  title {
    en = "Redshift Serverless namespace is encrypted with a customer managed KMS key"
    ja = "Redshift Serverless の名前空間をカスタマー管理の KMS キーで暗号化している"
  }
  automation = "automated"
  rule "redshift-serverless-encrypted-with-cmk" { covers = "full" }
}

control "RedshiftServerless.6" {
  group = "RedshiftServerless"
  actor = "customer"
  title {
    en = "Redshift Serverless exports its logs"
    ja = "Redshift Serverless のログを出力している"
  }
  automation = "automated"
  rule "redshift-serverless-log-exports" { covers = "full" }
}

control "Route53.2" {
  group = "Route53"
  actor = "customer"
  title {
    en = "Public hosted zone logs queries"
    ja = "パブリックホストゾーンでクエリを記録している"
  }
  automation = "automated"
  rule "route53-zone-query-logging" { covers = "full" }
}

control "S3.1" {
  group = "S3"
  actor = "customer"
  title {
    en = "Account blocks public access to S3 with all four switches"
    ja = "アカウント全体の S3 パブリックアクセスブロックを 4 項目すべて有効にしている"
  }
  automation = "automated"
  rule "s3-account-public-access-block" { covers = "full" }
}

control "S3.2" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket ACL does not let everyone or every AWS user read"
    ja = "バケットの ACL で全員または全 AWS ユーザーに読み取りを許可していない"
  }
  automation = "automated"
  rule "s3-bucket-acl-not-public-read" { covers = "full" }
}

control "S3.3" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket ACL does not let everyone write or change permissions"
    ja = "バケットの ACL で全員に書き込みや権限の変更を許可していない"
  }
  automation = "automated"
  rule "s3-bucket-acl-not-public-write" { covers = "full" }
}

control "S3.5" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket policy denies requests that do not use TLS"
    ja = "TLS を使わないリクエストをバケットポリシーで拒否している"
  }
  automation = "automated"
  rule "s3-bucket-policy-enforces-tls" { covers = "full" }
}

control "S3.6" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket policy does not let other accounts change the bucket's protection"
    ja = "バケットポリシーで他アカウントにバケットの保護設定の変更を許可していない"
  }
  automation = "automated"
  rule "s3-bucket-policy-restricts-cross-account" { covers = "full" }
}

control "S3.7" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket replicates its objects to another bucket"
    ja = "バケットのオブジェクトを別のバケットに複製している"
  }
  automation = "automated"
  rule "s3-bucket-replication-enabled" { covers = "full" }
}

control "S3.8" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket blocks public access with all four switches"
    ja = "バケットのパブリックアクセスブロックを 4 項目すべて有効にしている"
  }
  automation = "automated"
  rule "s3-bucket-public-access-block-complete" { covers = "full" }
}

control "S3.9" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket writes server access logs"
    ja = "バケットのサーバーアクセスログを記録している"
  }
  automation = "automated"
  rule "s3-bucket-access-logging-enabled" { covers = "full" }
}

control "S3.10" {
  group = "S3"
  actor = "customer"
  title {
    en = "Versioned bucket expires or moves old versions"
    ja = "バージョニングしたバケットで古いバージョンを失効または移動している"
  }
  automation = "automated"
  rule "s3-bucket-versioned-has-lifecycle" { covers = "full" }
}

control "S3.11" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket publishes events"
    ja = "バケットのイベント通知を有効にしている"
  }
  automation = "automated"
  rule "s3-bucket-event-notifications-enabled" { covers = "full" }
}

control "S3.12" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket does not use ACLs"
    ja = "バケットの ACL を無効にしている"
  }
  automation = "automated"
  rule "s3-bucket-acls-disabled" { covers = "full" }
}

control "S3.13" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket has a lifecycle rule in force"
    ja = "バケットに有効なライフサイクルルールがある"
  }
  automation = "automated"
  rule "s3-bucket-lifecycle-configured" { covers = "full" }
}

control "S3.14" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket keeps earlier versions of objects"
    ja = "バケットのバージョニングを有効にしている"
  }
  automation = "automated"
  rule "s3-bucket-versioning-enabled" { covers = "full" }
}

control "S3.15" {
  group = "S3"
  actor = "customer"
  title {
    en = "Write-once bucket locks objects for a period by default"
    ja = "追記専用のバケットで、オブジェクトロックの既定の保持期間を設定している"
  }
  automation = "automated"
  rule "s3-bucket-object-lock-enabled" { covers = "full" }
}

control "S3.17" {
  group = "S3"
  actor = "customer"
  title {
    en = "Bucket encrypts new objects with a customer managed KMS key"
    ja = "バケットの既定の暗号化にカスタマー管理の KMS キーを使っている"
  }
  automation = "automated"
  rule "s3-bucket-encrypted-with-kms-cmk" { covers = "full" }
}

control "S3.19" {
  group = "S3"
  actor = "customer"
  title {
    en = "Access point keeps all four public access blocks on"
    ja = "アクセスポイントのパブリックアクセスブロックを 4 項目すべて有効のままにしている"
  }
  automation = "automated"
  rule "s3-access-point-blocks-public-access" { covers = "full" }
}

control "S3.20" {
  group = "S3"
  actor = "customer"
  title {
    en = "Deleting versions of a bucket takes a second factor"
    ja = "バケットのバージョンの削除に多要素認証を求めている"
  }
  automation = "automated"
  rule "s3-bucket-mfa-delete-enabled" { covers = "full" }
}

control "S3.22" {
  group = "S3"
  actor = "customer"
  title {
    en = "Trail records what is written to the bucket"
    ja = "バケットへの書き込みを証跡に記録している"
  }
  automation = "automated"
  rule "s3-bucket-object-write-events-logged" { covers = "full" }
}

control "S3.23" {
  group = "S3"
  actor = "customer"
  title {
    en = "Trail records what is read from the bucket"
    ja = "バケットからの読み取りを証跡に記録している"
  }
  automation = "automated"
  rule "s3-bucket-object-read-events-logged" { covers = "full" }
}

control "S3.24" {
  group = "S3"
  actor = "customer"
  title {
    en = "Multi-Region access point keeps all four public access blocks on"
    ja = "マルチリージョンアクセスポイントのパブリックアクセスブロックを 4 項目すべて有効のままにしている"
  }
  automation = "automated"
  rule "s3-multi-region-access-point-blocks-public-access" { covers = "full" }
}

control "S3.25" {
  group = "S3"
  actor = "customer"
  title {
    en = "Directory bucket has a lifecycle configuration"
    ja = "ディレクトリバケットにライフサイクル設定がある"
  }
  automation = "automated"
  rule "s3-directory-bucket-lifecycle" { covers = "full" }
}

control "SES.3" {
  group = "SES"
  actor = "customer"
  title {
    en = "SES configuration set requires TLS"
    ja = "SES 設定セットで TLS を必須にしている"
  }
  automation = "automated"
  rule "ses-configuration-set-tls" { covers = "full" }
}

control "SNS.1" {
  group = "SNS"
  actor = "customer"
  title {
    en = "Topic encrypts messages at rest"
    ja = "トピックがメッセージを保存時に暗号化している"
  }
  automation = "automated"
  rule "sns-topic-encrypted" { covers = "full" }
}

control "SNS.2" {
  group = "SNS"
  actor = "customer"
  title {
    en = "Topic logs failed deliveries"
    ja = "トピックの配信失敗を記録している"
  }
  automation = "automated"
  rule "sns-delivery-logging" { covers = "full" }
}

control "SNS.4" {
  group = "SNS"
  actor = "customer"
  title {
    en = "Topic policy allows nothing to an unrestricted wildcard principal"
    ja = "トピックポリシーで無制限のワイルドカードプリンシパルに何も許可していない"
  }
  automation = "automated"
  rule "sns-policy-not-public" { covers = "full" }
}

control "SQS.1" {
  group = "SQS"
  actor = "customer"
  title {
    en = "Queue encrypts messages at rest"
    ja = "キューがメッセージを保存時に暗号化している"
  }
  automation = "automated"
  rule "sqs-queue-encrypted" { covers = "full" }
}

control "SQS.3" {
  group = "SQS"
  actor = "customer"
  title {
    en = "Queue policy allows nothing to an unrestricted wildcard principal"
    ja = "キューポリシーで無制限のワイルドカードプリンシパルに何も許可していない"
  }
  automation = "automated"
  rule "sqs-policy-not-public" { covers = "full" }
}

control "SSM.1" {
  group = "SSM"
  actor = "customer"
  title {
    en = "Machines are managed by Systems Manager"
    ja = "インスタンスを Systems Manager で管理している"
  }
  automation = "automated"
  rule "ssm-patch-and-inventory-managed" { covers = "full" }
}

control "SSM.2" {
  group = "SSM"
  actor = "customer"
  title {
    en = "Managed machines meet their patch baseline"
    ja = "管理対象のインスタンスがパッチの基準を満たしている"
  }
  automation = "partial"
  rule "ssm-patch-and-inventory-managed" { covers = "part" }
  manual {
    en = "The patch compliance report of Systems Manager."
    ja = "Systems Manager のパッチコンプライアンスの一覧。"
  }
}

control "SSM.3" {
  group = "SSM"
  actor = "customer"
  title {
    en = "Associations of managed machines are in effect"
    ja = "管理対象のインスタンスの関連付けが適用されている"
  }
  automation = "partial"
  rule "ssm-patch-and-inventory-managed" { covers = "part" }
  manual {
    en = "The state of the associations in Systems Manager."
    ja = "Systems Manager の関連付けの状態。"
  }
}

control "SSM.4" {
  group = "SSM"
  actor = "customer"
  title {
    en = "Systems Manager document is not shared with everyone"
    ja = "Systems Manager ドキュメントを全員に共有していない"
  }
  automation = "automated"
  rule "ssm-document-not-public" { covers = "full" }
}

control "SSM.7" {
  group = "SSM"
  actor = "customer"
  title {
    en = "Account and region block public sharing of documents"
    ja = "アカウントとリージョンでドキュメントの公開共有をブロックしている"
  }
  automation = "automated"
  rule "ssm-public-sharing-blocked" { covers = "full" }
}

control "SageMaker.1" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "Notebook has no direct internet access"
    ja = "ノートブックから直接インターネットに接続できない"
  }
  automation = "automated"
  rule "sagemaker-notebook-no-direct-internet" { covers = "full" }
}

control "SageMaker.2" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "Notebook is in a VPC"
    ja = "ノートブックを VPC 内に配置している"
  }
  automation = "automated"
  rule "sagemaker-notebook-in-vpc" { covers = "full" }
}

control "SageMaker.3" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "Notebook gives no root access"
    ja = "ノートブックで root 権限を与えていない"
  }
  automation = "automated"
  rule "sagemaker-notebook-no-root" { covers = "full" }
}

control "SageMaker.4" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "Production variants start with two or more instances"
    ja = "本番バリアントを 2 台以上のインスタンスで開始している"
  }
  automation = "automated"
  rule "sagemaker-endpoint-multiple-instances" { covers = "full" }
}

control "SageMaker.5" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "SageMaker model runs in network isolation"
    ja = "SageMaker モデルをネットワーク分離して実行している"
  }
  automation = "automated"
  rule "sagemaker-model-network-isolation" { covers = "full" }
}

control "SageMaker.8" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "Notebook uses a supported platform"
    ja = "ノートブックでサポート中のプラットフォームを使っている"
  }
  automation = "automated"
  rule "sagemaker-notebook-supported-platform" { covers = "full" }
}

control "SageMaker.9" {
  group = "SageMaker"
  actor = "customer"
  title {
    en = "Data quality job encrypts traffic between containers"
    ja = "データ品質ジョブのコンテナ間通信を暗号化している"
  }
  automation = "automated"
  rule "sagemaker-data-quality-traffic-encrypted" { covers = "full" }
}

control "SecretsManager.1" {
  group = "SecretsManager"
  actor = "customer"
  title {
    en = "Secret rotates automatically"
    ja = "シークレットを自動でローテーションしている"
  }
  automation = "automated"
  rule "secretsmanager-rotation-enabled" { covers = "full" }
}

control "SecretsManager.4" {
  group = "SecretsManager"
  actor = "customer"
  title {
    en = "Secret rotates at least every 90 days"
    ja = "シークレットを 90 日以内の間隔でローテーションしている"
  }
  automation = "automated"
  rule "secretsmanager-rotation-within-90-days" { covers = "full" }
}

control "ServiceCatalog.1" {
  group = "ServiceCatalog"
  actor = "customer"
  title {
    en = "Portfolio is shared within the organization only"
    ja = "ポートフォリオを組織内だけで共有している"
  }
  automation = "automated"
  rule "servicecatalog-shared-in-organization" { covers = "full" }
}

control "StepFunctions.1" {
  group = "StepFunctions"
  actor = "customer"
  title {
    en = "State machine logs its executions"
    ja = "ステートマシンの実行をログに記録している"
  }
  automation = "automated"
  rule "sfn-logging" { covers = "full" }
}

control "Transfer.2" {
  group = "Transfer"
  actor = "customer"
  title {
    en = "Transfer server does not offer plain FTP"
    ja = "転送サーバーで平文の FTP を提供していない"
  }
  automation = "automated"
  rule "transfer-server-no-ftp" { covers = "full" }
}

control "WAF.1" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Web ACL of WAF Classic logs requests"
    ja = "WAF Classic の Web ACL でリクエストを記録している"
  }
  automation = "automated"
  rule "waf-classic-logging-enabled" { covers = "full" }
}

control "WAF.2" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Regional rules of WAF Classic have conditions"
    ja = "WAF Classic（リージョン）のルールに条件がある"
  }
  automation = "automated"
  rule "waf-classic-rule-not-empty" { covers = "full" }
}

control "WAF.3" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Regional rule groups of WAF Classic have rules"
    ja = "WAF Classic（リージョン）のルールグループにルールがある"
  }
  automation = "automated"
  rule "waf-rule-group-not-empty" { covers = "full" }
}

control "WAF.4" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Regional web ACLs of WAF Classic have rules"
    ja = "WAF Classic（リージョン）の Web ACL にルールがある"
  }
  automation = "automated"
  rule "waf-acl-has-rules" { covers = "full" }
}

control "WAF.6" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Global rules of WAF Classic have conditions"
    ja = "WAF Classic（グローバル）のルールに条件がある"
  }
  automation = "automated"
  rule "waf-classic-rule-not-empty" { covers = "full" }
}

control "WAF.7" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Global rule groups of WAF Classic have rules"
    ja = "WAF Classic（グローバル）のルールグループにルールがある"
  }
  automation = "automated"
  rule "waf-rule-group-not-empty" { covers = "full" }
}

control "WAF.8" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Global web ACLs of WAF Classic have rules"
    ja = "WAF Classic（グローバル）の Web ACL にルールがある"
  }
  automation = "automated"
  rule "waf-acl-has-rules" { covers = "full" }
}

control "WAF.10" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Web ACLs of WAF have rules"
    ja = "WAF の Web ACL にルールがある"
  }
  automation = "automated"
  rule "waf-acl-has-rules" { covers = "full" }
}

control "WAF.11" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Web ACL logs the requests it inspects"
    ja = "Web ACL で検査したリクエストを記録している"
  }
  automation = "automated"
  rule "wafv2-logging-enabled" { covers = "full" }
}

control "WAF.12" {
  group = "WAF"
  actor = "customer"
  title {
    en = "Web ACL and its rules publish metrics"
    ja = "Web ACL とそのルールがメトリクスを出している"
  }
  automation = "automated"
  rule "wafv2-rules-have-metrics" { covers = "full" }
}

control "WorkSpaces.1" {
  group = "WorkSpaces"
  actor = "customer"
  title {
    en = "WorkSpace encrypts its user volume"
    ja = "WorkSpace のユーザーボリュームを暗号化している"
  }
  automation = "automated"
  rule "workspaces-user-volume-encrypted" { covers = "full" }
}

control "WorkSpaces.2" {
  group = "WorkSpaces"
  actor = "customer"
  title {
    en = "WorkSpace encrypts its root volume"
    ja = "WorkSpace のルートボリュームを暗号化している"
  }
  automation = "automated"
  rule "workspaces-root-volume-encrypted" { covers = "full" }
}
