framework "cis" {
  title {
    en = "CIS Amazon Web Services Foundations Benchmark"
    ja = "CIS Amazon Web Services Foundations Benchmark"
  }
  edition {
    en = "v5.0.0"
    ja = "v5.0.0"
  }
  source {
    en = "Center for Internet Security, Amazon Web Services Foundations Benchmark"
    ja = "Center for Internet Security（CIS）による AWS のベンチマーク"
  }
  note {
    en = "Numbers are those of the benchmark; titles are our own short words. The benchmark decides what a control asks for."
    ja = "番号はベンチマークのものです。標題は当プロジェクトの短い言葉であり、要求事項はベンチマーク本体が定めます。"
  }
  group "1" {
    title {
      en = "Identity and access management"
      ja = "ID とアクセスの管理"
    }
  }
  group "2" {
    title {
      en = "Storage"
      ja = "ストレージ"
    }
  }
  group "3" {
    title {
      en = "Logging"
      ja = "ログ"
    }
  }
  group "4" {
    title {
      en = "Monitoring"
      ja = "監視"
    }
  }
  group "5" {
    title {
      en = "Networking"
      ja = "ネットワーク"
    }
  }
}

control "1.1" {
  group = "1"
  actor = "customer"
  title {
    en = "Contact details of the account are current"
    ja = "アカウントの連絡先を最新に保つ"
  }
  automation = "manual"
  manual {
    en = "The contact details on the account page, and who keeps them current."
    ja = "アカウントページの連絡先と、更新の担当者。"
  }
}

control "1.2" {
  group = "1"
  actor = "customer"
  title {
    en = "A security contact is registered"
    ja = "セキュリティの連絡先を登録する"
  }
  automation = "automated"
  rule "account-security-contact" { covers = "full" }
}

control "1.3" {
  group = "1"
  actor = "customer"
  title {
    en = "The root user has no access key"
    ja = "ルートユーザーにアクセスキーがない"
  }
  automation = "partial"
  rule "iam-root-no-access-key" { covers = "part" }
  manual {
    en = "The account summary of IAM, which shows keys of the root user."
    ja = "ルートユーザーのキーの有無を示す IAM のアカウント概要。"
  }
}

control "1.4" {
  group = "1"
  actor = "customer"
  title {
    en = "MFA is on for the root user"
    ja = "ルートユーザーに MFA を設定する"
  }
  automation = "partial"
  rule "iam-root-mfa-enabled" { covers = "part" }
  manual {
    en = "The enrolled device of the root user: no configuration shows it."
    ja = "ルートユーザーに登録した MFA デバイス（構成からは確認できない）。"
  }
}

control "1.5" {
  group = "1"
  actor = "customer"
  title {
    en = "The root user has a hardware MFA device"
    ja = "ルートユーザーにハードウェア MFA を設定する"
  }
  automation = "partial"
  rule "iam-root-hardware-mfa" { covers = "part" }
  manual {
    en = "The hardware device of the root user and where it is kept."
    ja = "ルートユーザーのハードウェアデバイスとその保管場所。"
  }
}

control "1.6" {
  group = "1"
  actor = "customer"
  title {
    en = "The root user is not used day to day"
    ja = "ルートユーザーを日常業務に使わない"
  }
  automation = "manual"
  manual {
    en = "The record of root sign-ins and the reason of each."
    ja = "ルートユーザーのサインイン記録と、それぞれの理由。"
  }
}

control "1.7" {
  group = "1"
  actor = "customer"
  title {
    en = "Passwords have 14 characters or more"
    ja = "パスワードを 14 文字以上にする"
  }
  automation = "automated"
  rule "iam-password-policy-min-length" {
    covers = "full"
    require "min_length" {
      at_least = 14
    }
  }
}

control "1.8" {
  group = "1"
  actor = "customer"
  title {
    en = "Earlier passwords cannot be used again"
    ja = "過去のパスワードの再利用を禁止する"
  }
  automation = "automated"
  rule "iam-password-policy-reuse" {
    covers = "full"
    require "password_reuse" {
      at_least = 24
    }
  }
}

control "1.9" {
  group = "1"
  actor = "customer"
  title {
    en = "Users with a console password have MFA"
    ja = "コンソールを使う IAM ユーザーに MFA を求める"
  }
  automation = "partial"
  rule "iam-user-denied-without-mfa" { covers = "part" }
  manual {
    en = "The enrolled devices, by the credential report of IAM."
    ja = "IAM の認証情報レポートによる、登録済みデバイスの一覧。"
  }
}

control "1.10" {
  group = "1"
  actor = "customer"
  title {
    en = "No access key is made along with a new console user"
    ja = "コンソール用ユーザーの作成時にアクセスキーを作らない"
  }
  automation = "partial"
  rule "iam-access-key-not-created" { covers = "part" }
  manual {
    en = "Keys made by hand when the user was set up, by the credential report."
    ja = "認証情報レポートによる、作成時に手作業で発行したキーの有無。"
  }
}

control "1.11" {
  group = "1"
  actor = "customer"
  title {
    en = "Credentials unused for 45 days are disabled"
    ja = "45 日使われない認証情報を無効にする"
  }
  automation = "manual"
  manual {
    en = "The credential report, and what was disabled after it."
    ja = "認証情報レポートと、それに基づく無効化の記録。"
  }
}

control "1.12" {
  group = "1"
  actor = "customer"
  title {
    en = "A user has one active access key at most"
    ja = "有効なアクセスキーはユーザーごとに 1 つまでにする"
  }
  automation = "partial"
  rule "iam-access-key-single-active" { covers = "part" }
  manual {
    en = "Keys made outside of the configuration, by the credential report."
    ja = "認証情報レポートによる、構成外で作られたキーの有無。"
  }
}

control "1.13" {
  group = "1"
  actor = "customer"
  title {
    en = "Access keys are renewed within 90 days"
    ja = "アクセスキーを 90 日以内に更新する"
  }
  automation = "manual"
  manual {
    en = "The ages of keys in the credential report."
    ja = "認証情報レポートによるキーの経過日数。"
  }
}

control "1.14" {
  group = "1"
  actor = "customer"
  title {
    en = "Users get permissions through groups"
    ja = "IAM ユーザーの権限はグループで与える"
  }
  automation = "automated"
  rule "iam-user-no-direct-policy" { covers = "full" }
}

control "1.15" {
  group = "1"
  actor = "customer"
  title {
    en = "No policy with full administrative rights is attached"
    ja = "全権限を与えるポリシーを割り当てない"
  }
  automation = "automated"
  rule "iam-policy-no-full-admin" { covers = "part" }
  rule "iam-managed-admin-policy-not-attached" { covers = "part" }
}

control "1.16" {
  group = "1"
  actor = "customer"
  title {
    en = "A role exists for working with AWS Support"
    ja = "AWS サポート対応用のロールがある"
  }
  automation = "automated"
  rule "iam-support-role-exists" { covers = "full" }
}

control "1.17" {
  group = "1"
  actor = "customer"
  title {
    en = "Instances use roles to reach AWS"
    ja = "インスタンスは IAM ロールで AWS を利用する"
  }
  automation = "automated"
  rule "ec2-instance-has-instance-profile" { covers = "full" }
}

control "1.18" {
  group = "1"
  actor = "customer"
  title {
    en = "Expired server certificates are removed from IAM"
    ja = "期限切れのサーバー証明書を IAM から削除する"
  }
  automation = "partial"
  rule "iam-expired-server-certificates-removed" { covers = "part" }
  manual {
    en = "The list of server certificates in IAM with their ends."
    ja = "IAM のサーバー証明書の一覧と有効期限。"
  }
}

control "1.19" {
  group = "1"
  actor = "customer"
  title {
    en = "IAM Access Analyzer works in every region"
    ja = "すべてのリージョンで IAM Access Analyzer を使う"
  }
  automation = "partial"
  rule "iam-access-analyzer-enabled" { covers = "part" }
  manual {
    en = "The analyzers of the regions that the configuration does not name."
    ja = "構成に現れないリージョンのアナライザー。"
  }
}

control "1.20" {
  group = "1"
  actor = "customer"
  title {
    en = "People sign in through one identity provider"
    ja = "人の ID をフェデレーションなどで一元管理する"
  }
  automation = "partial"
  rule "iam-saml-provider-exists" { covers = "part" }
  manual {
    en = "The list of accounts in which people still have users of their own."
    ja = "個別の IAM ユーザーが残るアカウントの一覧。"
  }
}

control "1.21" {
  group = "1"
  actor = "customer"
  title {
    en = "Full access to CloudShell is limited"
    ja = "CloudShell のフルアクセスを制限する"
  }
  automation = "automated"
  rule "iam-cloudshell-fullaccess-not-attached" { covers = "full" }
}

control "2.1.1" {
  group = "2"
  actor = "customer"
  title {
    en = "Buckets refuse requests without TLS"
    ja = "バケットが TLS なしの要求を拒否する"
  }
  automation = "automated"
  rule "s3-bucket-policy-enforces-tls" { covers = "full" }
}

control "2.1.2" {
  group = "2"
  actor = "customer"
  title {
    en = "Deleting versions in buckets needs MFA"
    ja = "バケットのバージョン削除に MFA を求める"
  }
  automation = "automated"
  rule "s3-bucket-mfa-delete-enabled" { covers = "full" }
}

control "2.1.3" {
  group = "2"
  actor = "customer"
  title {
    en = "Data in buckets is discovered and classified"
    ja = "バケットのデータを把握し分類する"
  }
  automation = "partial"
  rule "macie-enabled" { covers = "part" }
  manual {
    en = "The classification itself and what was done about it."
    ja = "分類の結果と、それに基づく対応。"
  }
}

control "2.1.4" {
  group = "2"
  actor = "customer"
  title {
    en = "Public access to buckets is blocked"
    ja = "バケットのパブリックアクセスをブロックする"
  }
  automation = "automated"
  rule "s3-bucket-public-access-block-complete" { covers = "part" }
  rule "s3-account-public-access-block" { covers = "part" }
}

control "2.2.1" {
  group = "2"
  actor = "customer"
  title {
    en = "RDS instances are encrypted"
    ja = "RDS インスタンスを暗号化する"
  }
  automation = "automated"
  rule "rds-instance-encrypted" { covers = "full" }
}

control "2.2.2" {
  group = "2"
  actor = "customer"
  title {
    en = "RDS takes minor versions by itself"
    ja = "RDS のマイナーバージョンを自動更新する"
  }
  automation = "automated"
  rule "rds-auto-minor-upgrade" { covers = "full" }
}

control "2.2.3" {
  group = "2"
  actor = "customer"
  title {
    en = "RDS instances are not public"
    ja = "RDS インスタンスを公開しない"
  }
  automation = "automated"
  rule "rds-instance-not-public" { covers = "full" }
}

control "2.2.4" {
  group = "2"
  actor = "customer"
  title {
    en = "RDS uses several zones"
    ja = "RDS をマルチ AZ 構成にする"
  }
  automation = "automated"
  rule "rds-instance-multi-az" { covers = "part" }
  rule "rds-cluster-multi-az" { covers = "part" }
}

control "2.3.1" {
  group = "2"
  actor = "customer"
  title {
    en = "EFS file systems are encrypted"
    ja = "EFS ファイルシステムを暗号化する"
  }
  automation = "automated"
  rule "efs-encrypted" { covers = "full" }
}

control "3.1" {
  group = "3"
  actor = "customer"
  title {
    en = "A trail records all regions"
    ja = "すべてのリージョンを記録する証跡がある"
  }
  automation = "automated"
  rule "cloudtrail-multi-region" { covers = "part" }
  rule "cloudtrail-logging-enabled" { covers = "part" }
  rule "cloudtrail-management-events-complete" { covers = "part" }
}

control "3.2" {
  group = "3"
  actor = "customer"
  title {
    en = "Trails deliver digests of their files"
    ja = "証跡のログファイル検証を有効にする"
  }
  automation = "automated"
  rule "cloudtrail-log-file-validation" { covers = "full" }
}

control "3.3" {
  group = "3"
  actor = "customer"
  title {
    en = "AWS Config records in every region"
    ja = "すべてのリージョンで AWS Config が記録する"
  }
  automation = "partial"
  rule "config-recorder-all-resources" { covers = "part" }
  manual {
    en = "The recorders of the regions that the configuration does not name."
    ja = "構成に現れないリージョンのレコーダー。"
  }
}

control "3.4" {
  group = "3"
  actor = "customer"
  title {
    en = "Access to the bucket of a trail is logged"
    ja = "証跡の保存先バケットのアクセスログを取る"
  }
  automation = "automated"
  rule "cloudtrail-bucket-logging" { covers = "full" }
}

control "3.5" {
  group = "3"
  actor = "customer"
  title {
    en = "Trails are encrypted with an own key"
    ja = "証跡を KMS の独自キーで暗号化する"
  }
  automation = "automated"
  rule "cloudtrail-encrypted-with-cmk" { covers = "full" }
}

control "3.6" {
  group = "3"
  actor = "customer"
  title {
    en = "Symmetric keys of one's own rotate"
    ja = "対称キーを自動ローテーションする"
  }
  automation = "automated"
  rule "kms-key-rotation-enabled" { covers = "full" }
}

control "3.7" {
  group = "3"
  actor = "customer"
  title {
    en = "VPCs have flow logs"
    ja = "VPC のフローログを取る"
  }
  automation = "automated"
  rule "vpc-flow-logs-enabled" { covers = "full" }
}

control "3.8" {
  group = "3"
  actor = "customer"
  title {
    en = "Writes of objects in buckets are recorded"
    ja = "バケットのオブジェクトの書き込みを記録する"
  }
  automation = "automated"
  rule "s3-bucket-object-write-events-logged" { covers = "full" }
}

control "3.9" {
  group = "3"
  actor = "customer"
  title {
    en = "Reads of objects in buckets are recorded"
    ja = "バケットのオブジェクトの読み取りを記録する"
  }
  automation = "automated"
  rule "s3-bucket-object-read-events-logged" { covers = "full" }
}

control "4.1" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of unauthorized API calls"
    ja = "許可されていない API 呼び出しを検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-unauthorized-api-calls" { covers = "full" }
}

control "4.2" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of console sign-ins without MFA"
    ja = "MFA なしのコンソールサインインを検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-console-without-mfa" { covers = "full" }
}

control "4.3" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of use of the root user"
    ja = "ルートユーザーの利用を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-root-usage" { covers = "full" }
}

control "4.4" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of IAM policies"
    ja = "IAM ポリシーの変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-iam-policy-changes" { covers = "full" }
}

control "4.5" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of trails"
    ja = "証跡の変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-cloudtrail-changes" { covers = "full" }
}

control "4.6" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of failed console sign-ins"
    ja = "コンソールサインインの失敗を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-console-auth-failures" { covers = "full" }
}

control "4.7" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of keys that are disabled or scheduled for deletion"
    ja = "キーの無効化と削除予約を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-cmk-disabled-or-deleted" { covers = "full" }
}

control "4.8" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of bucket policies"
    ja = "バケットポリシーの変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-s3-policy-changes" { covers = "full" }
}

control "4.9" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of AWS Config"
    ja = "AWS Config の変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-config-changes" { covers = "full" }
}

control "4.10" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of security groups"
    ja = "セキュリティグループの変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-security-group-changes" { covers = "full" }
}

control "4.11" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of network ACLs"
    ja = "ネットワーク ACL の変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-nacl-changes" { covers = "full" }
}

control "4.12" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of network gateways"
    ja = "ネットワークゲートウェイの変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-network-gateway-changes" { covers = "full" }
}

control "4.13" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of route tables"
    ja = "ルートテーブルの変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-route-table-changes" { covers = "full" }
}

control "4.14" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes of VPCs"
    ja = "VPC の変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-vpc-changes" { covers = "full" }
}

control "4.15" {
  group = "4"
  actor = "customer"
  title {
    en = "Somebody is told of changes in AWS Organizations"
    ja = "AWS Organizations の変更を検知して通知する"
  }
  automation = "automated"
  rule "cloudwatch-alarm-organizations-changes" { covers = "full" }
}

control "4.16" {
  group = "4"
  actor = "customer"
  title {
    en = "Security Hub is on"
    ja = "Security Hub を有効にする"
  }
  automation = "automated"
  rule "securityhub-enabled" { covers = "full" }
}

control "5.1.1" {
  group = "5"
  actor = "customer"
  title {
    en = "EBS volumes are encrypted in every region"
    ja = "すべてのリージョンで EBS を暗号化する"
  }
  automation = "partial"
  rule "ebs-volume-encrypted" { covers = "part" }
  rule "ebs-default-encryption-enabled" { covers = "part" }
  manual {
    en = "The default of the regions that the configuration does not name."
    ja = "構成に現れないリージョンの既定の暗号化設定。"
  }
}

control "5.1.2" {
  group = "5"
  actor = "customer"
  title {
    en = "File sharing (CIFS) is open to trusted networks only"
    ja = "ファイル共有（CIFS）を信頼するネットワークに限る"
  }
  automation = "automated"
  rule "sg-no-ingress-windows-and-directory" { covers = "full" }
}

control "5.2" {
  group = "5"
  actor = "customer"
  title {
    en = "Network ACLs do not open administration ports to the internet"
    ja = "ネットワーク ACL で管理用ポートをインターネットに開かない"
  }
  automation = "automated"
  rule "nacl-no-ingress-ssh" { covers = "part" }
  rule "nacl-no-ingress-rdp" { covers = "part" }
  rule "nacl-no-ingress-all-ports" { covers = "part" }
}

control "5.3" {
  group = "5"
  actor = "customer"
  title {
    en = "Security groups do not open administration ports to IPv4"
    ja = "セキュリティグループで管理用ポートを IPv4 全体に開かない"
  }
  automation = "automated"
  rule "sg-no-ingress-all-ports" { covers = "part" }
  rule "sg-no-ingress-ssh" { covers = "part" }
  rule "sg-no-ingress-rdp" { covers = "part" }
}

control "5.4" {
  group = "5"
  actor = "customer"
  title {
    en = "Security groups do not open administration ports to IPv6"
    ja = "セキュリティグループで管理用ポートを IPv6 全体に開かない"
  }
  automation = "automated"
  rule "sg-no-ingress-all-ports" { covers = "part" }
  rule "sg-no-ingress-ssh" { covers = "part" }
  rule "sg-no-ingress-rdp" { covers = "part" }
}

control "5.5" {
  group = "5"
  actor = "customer"
  title {
    en = "The default security group admits nothing"
    ja = "既定のセキュリティグループで通信を許可しない"
  }
  automation = "automated"
  rule "sg-default-restricts-all" { covers = "full" }
}

control "5.6" {
  group = "5"
  actor = "customer"
  title {
    en = "Routes of peerings lead no further than needed"
    ja = "ピアリングの経路を必要な範囲に限る"
  }
  automation = "partial"
  rule "vpc-peering-routes-least-privilege" { covers = "part" }
  manual {
    en = "What each peering is for, and the addresses it needs."
    ja = "各ピアリングの目的と必要なアドレス。"
  }
}

control "5.7" {
  group = "5"
  actor = "customer"
  title {
    en = "Instances accept version 2 of the metadata service only"
    ja = "インスタンスはメタデータサービス v2 だけを受け付ける"
  }
  automation = "automated"
  rule "ec2-instance-imdsv2-required" { covers = "full" }
}
