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
  group "APIGateway" {
    title {
      en = "APIGateway"
      ja = "APIGateway"
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
  group "EventBridge" {
    title {
      en = "EventBridge"
      ja = "EventBridge"
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
  group "MSK" {
    title {
      en = "MSK"
      ja = "MSK"
    }
  }
  group "Neptune" {
    title {
      en = "Neptune"
      ja = "Neptune"
    }
  }
  group "OpenSearch" {
    title {
      en = "OpenSearch"
      ja = "OpenSearch"
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
  group "S3" {
    title {
      en = "S3"
      ja = "S3"
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
    en = "Trail records the events of all regions"
    ja = "証跡がすべてのリージョンのイベントを記録している"
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
  automation = "partial"
  rule "sg-no-ingress-cleartext-admin" { covers = "part" }
  rule "sg-no-ingress-windows-and-directory" { covers = "part" }
  rule "sg-no-ingress-database-ports" { covers = "part" }
  rule "sg-no-ingress-search-ports" { covers = "part" }
  rule "sg-no-ingress-management-ports" { covers = "part" }
  manual {
    en = "Settings that these rules do not judge."
    ja = "これらのルールが判定しない設定。"
  }
}

control "EC2.21" {
  group = "EC2"
  actor = "customer"
  title {
    en = "Network ACL does not admit SSH from the internet"
    ja = "ネットワーク ACL でインターネットからの SSH を許可していない"
  }
  automation = "automated"
  rule "nacl-no-ingress-ssh" { covers = "part" }
  rule "nacl-no-ingress-rdp" { covers = "part" }
  rule "nacl-no-ingress-all-ports" { covers = "part" }
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

control "ECS.16" {
  group = "ECS"
  actor = "customer"
  title {
    en = "Service does not give its tasks public addresses"
    ja = "サービスのタスクにパブリック IP アドレスを割り当てていない"
  }
  automation = "automated"
  rule "ecs-service-no-public-ip" { covers = "full" }
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

control "EFS.8" {
  group = "EFS"
  actor = "customer"
  title {
    en = "EFS file system is encrypted at rest"
    ja = "EFS ファイルシステムを保存時に暗号化している"
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

control "ELB.5" {
  group = "ELB"
  actor = "customer"
  title {
    en = "Load balancers write access logs"
    ja = "ロードバランサーがアクセスログを取っている"
  }
  automation = "partial"
  rule "elb-access-logs-enabled" { covers = "part" }
  manual {
    en = "Settings that these rules do not judge."
    ja = "これらのルールが判定しない設定。"
  }
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
    en = "OpenSearch domain is encrypted at rest"
    ja = "OpenSearch ドメインを保存時に暗号化している"
  }
  automation = "automated"
  rule "opensearch-encrypted-at-rest" { covers = "full" }
}

control "ES.2" {
  group = "ES"
  actor = "customer"
  title {
    en = "OpenSearch domain stands in a VPC"
    ja = "OpenSearch ドメインを VPC 内に置いている"
  }
  automation = "automated"
  rule "opensearch-in-vpc" { covers = "full" }
}

control "ES.3" {
  group = "ES"
  actor = "customer"
  title {
    en = "OpenSearch domain encrypts traffic between its nodes"
    ja = "OpenSearch ドメインのノード間通信を暗号化している"
  }
  automation = "automated"
  rule "opensearch-node-to-node-encryption" { covers = "full" }
}

control "ES.8" {
  group = "ES"
  actor = "customer"
  title {
    en = "OpenSearch domain requires TLS 1.2 or later"
    ja = "OpenSearch ドメインが TLS 1.2 以上を必須にしている"
  }
  automation = "automated"
  rule "opensearch-tls-policy" { covers = "full" }
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
    en = "Console users can do nothing but enrol MFA until they use it"
    ja = "コンソールユーザーは MFA を使うまで MFA の登録しかできない"
  }
  automation = "partial"
  rule "iam-user-denied-without-mfa" { covers = "part" }
  manual {
    en = "The enrolled devices, by the credential report of IAM."
    ja = "IAM の認証情報レポートによる、登録済みデバイスの一覧。"
  }
}

control "IAM.7" {
  group = "IAM"
  actor = "customer"
  title {
    en = "The password policy is strong"
    ja = "パスワードポリシーが強固である"
  }
  automation = "partial"
  rule "iam-password-policy-min-length" { covers = "part" }
  rule "iam-password-policy-reuse" { covers = "part" }
  manual {
    en = "Settings that these rules do not judge."
    ja = "これらのルールが判定しない設定。"
  }
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
  automation = "partial"
  rule "iam-password-policy-min-length" { covers = "part" }
  rule "iam-password-policy-reuse" { covers = "part" }
  manual {
    en = "Settings that these rules do not judge."
    ja = "これらのルールが判定しない設定。"
  }
}

control "IAM.19" {
  group = "IAM"
  actor = "customer"
  title {
    en = "Console users can do nothing but enrol MFA until they use it"
    ja = "コンソールユーザーは MFA を使うまで MFA の登録しかできない"
  }
  automation = "partial"
  rule "iam-user-denied-without-mfa" { covers = "part" }
  manual {
    en = "The enrolled devices, by the credential report of IAM."
    ja = "IAM の認証情報レポートによる、登録済みデバイスの一覧。"
  }
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

control "RDS.11" {
  group = "RDS"
  actor = "customer"
  title {
    en = "Database keeps automated backups for long enough"
    ja = "データベースの自動バックアップを十分な日数だけ保持している"
  }
  automation = "automated"
  rule "rds-backup-retention" { covers = "full" }
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

control "RDS.38" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance refuses connections without TLS"
    ja = "RDS インスタンスが TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.39" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance refuses connections without TLS"
    ja = "RDS インスタンスが TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.41" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance refuses connections without TLS"
    ja = "RDS インスタンスが TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
}

control "RDS.44" {
  group = "RDS"
  actor = "customer"
  title {
    en = "RDS instance refuses connections without TLS"
    ja = "RDS インスタンスが TLS を使わない接続を拒否している"
  }
  automation = "automated"
  rule "rds-instance-force-tls" { covers = "full" }
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
    en = "Database keeps automated backups for long enough"
    ja = "データベースの自動バックアップを十分な日数だけ保持している"
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
