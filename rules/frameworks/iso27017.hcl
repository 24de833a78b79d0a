framework "iso27017" {
  title {
    en = "ISO/IEC 27017, clauses of an operation memo for AWS"
    ja = "ISO/IEC 27017（AWS の認証維持運用資料の項番）"
  }
  edition {
    en = "ISO/IEC 27017:2015 with ISO/IEC 27001:2013"
    ja = "ISO/IEC 27017:2015（ISO/IEC 27001:2013 とあわせて）"
  }
  source {
    en = "Operation memo for keeping an ISO/IEC 27017 certificate on AWS; seven clauses"
    ja = "AWS における ISO/IEC 27017 認証維持運用の資料（7 項番）"
  }
  note {
    en = "Seven clauses, not the whole standard. CSC is the cloud service customer, CSP the cloud service provider."
    ja = "規格全体ではなく 7 項番です。CSC はクラウドサービスカスタマ、CSP はクラウドサービスプロバイダを表します。"
  }
}

control "5.1.1" {
  actor = "customer"
  title {
    en = "Information security policies for cloud use and provision"
    ja = "クラウド利用・提供に関する方針類の整備"
  }
  summary {
    en = "As a cloud customer the organization keeps its ISO 27001 security policy, a manual for using cloud services, the AWS terms and shared-responsibility model, and an access-control policy for internal documents. As a provider it keeps the same policy plus a manual for providing the service and terms for its end users. These are documents; nothing in a Terraform configuration proves that they exist."
    ja = "利用者としてはセキュリティ方針・クラウド利用マニュアル・AWS規約と責任共有モデル・社内資料のアクセス方針を、提供者としては提供マニュアルと利用規約を整えます。いずれも文書であり、Terraform の構成からは判定できません。"
  }
  branch "CSC" {
    automation = "manual"
    manual {
      en = "Approved security policy, cloud-use manual, AWS terms on file, access policy for internal documents."
      ja = "承認済みのセキュリティ方針、クラウド利用マニュアル、AWS 規約の控え、社内資料のアクセス制御方針。"
    }
  }
  branch "CSP" {
    automation = "manual"
    manual {
      en = "Cloud-provision manual and end-user terms in force."
      ja = "クラウド提供マニュアルと、公開中のエンドユーザー向け利用規約。"
    }
  }
}

control "6.1.1" {
  actor = "shared"
  title {
    en = "Roles and responsibilities under shared responsibility"
    ja = "責任共有モデルに基づく役割と責任の確認"
  }
  summary {
    en = "The customer has checked that its own security requirements are met on both sides of the AWS shared-responsibility split: security of the cloud (AWS) and security in the cloud (itself). As a provider it writes the boundary into its end-user terms. The check is a review of documents; a report that tags each control with its actor supports it but does not decide it."
    ja = "自社の要求事項が責任共有モデルの AWS 側・利用者側の双方で満たされるかを確認し、提供者としては責任範囲を利用規約に明記します。文書の確認であり、本ツールは統制ごとの主体を示して補助するにとどまります。"
  }
  branch "CSC" {
    automation = "manual"
    manual {
      en = "Record of the review of both sides of the shared responsibility model."
      ja = "責任共有モデル両側の確認記録。"
    }
  }
  branch "CSP" {
    automation = "manual"
    manual {
      en = "End-user terms that state the responsibility boundary."
      ja = "責任分界を記した利用規約。"
    }
  }
}

control "6.1.3" {
  actor = "customer"
  title {
    en = "Contact with authorities, governing law and data location in Japan"
    ja = "関係当局との連絡と国内リージョン限定"
  }
  summary {
    en = "Only AWS regions inside Japan are chosen, so that Japanese law applies; the contact data needed at contract time were confirmed, and staff know how to use AWS Support and where to read outage information. Towards end users the company promises that its seat and the country where data are kept are Japan (Tokyo). Region choice, contacts and health notifications can be read from Terraform; legal agreements cannot."
    ja = "リージョンは日本国内に限定して日本法の適用を確かにし、連絡先の登録、AWS サポートの利用方法、障害情報の入手経路を整えます。リージョン・連絡先・通知は構成から読み取れますが、契約や法的判断は人が示します。"
  }
  branch "CSC" {
    automation = "partial"
    rule "residency-provider-region-allowed" { covers = "full" }
    rule "residency-zone-allowed" { covers = "full" }
    rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
    rule "backend-state-encrypted-and-locked" { covers = "part" }
    rule "organizations-region-deny-attached" { covers = "full" }
    rule "organizations-scp-restrict-regions" { covers = "part" }
    rule "residency-optin-regions-off" { covers = "full" }
    rule "account-security-contact" { covers = "part" }
    rule "account-mailboxes-shared" { covers = "part" }
    rule "iam-support-role-exists" { covers = "full" }
    rule "health-events-notified" { covers = "full" }
    manual {
      en = "Contract and governing-law check, support plan, procedure for contacting AWS and authorities."
      ja = "契約・準拠法の確認記録、サポートプラン、AWS・関係当局への連絡手順。"
    }
  }
  branch "CSP" {
    automation = "partial"
    rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
    rule "residency-stateful-in-home-region" { covers = "full" }
    rule "backend-state-encrypted-and-locked" { covers = "part" }
    rule "residency-provider-region-allowed" { covers = "part" }
    manual {
      en = "End-user terms stating the company's seat and Japan (Tokyo) as the place of data."
      ja = "所在地とデータ保管地（日本・東京）を記した利用規約。"
    }
  }
}

control "7.2.2" {
  actor = "customer"
  title {
    en = "Awareness, education and training"
    ja = "意識向上・教育訓練への組み込み"
  }
  summary {
    en = "Cloud topics are added to the regular ISMS security training. As a provider, consultants explain use and cautions when a product is introduced and hand over operation manuals. Organisational only."
    ja = "セキュリティ教育にクラウドの内容を含め、提供者としては導入時の説明と操作マニュアルの提供を行います。組織的な対応のため自動判定の対象外です。"
  }
  branch "CSC" {
    automation = "manual"
    manual {
      en = "Training plan and attendance records that include cloud topics."
      ja = "クラウドの内容を含む教育計画と受講記録。"
    }
  }
  branch "CSP" {
    automation = "manual"
    manual {
      en = "Introduction material and manuals handed to users."
      ja = "導入時の説明資料と操作マニュアル。"
    }
  }
}

control "8.1.1" {
  actor = "customer"
  title {
    en = "Asset inventory including cloud-derived data"
    ja = "クラウド関連データを含む資産台帳"
  }
  summary {
    en = "The asset ledger must list cloud service data and derived data: activity logs (CloudTrail), service logs (CloudWatch), backups (RDS, S3), source code (GitHub), database contents (RDS), credentials (IAM, Identity Center; root mailbox and password kept by the back office) and contract data. Terraform gives the list of such assets per class, their owners and whether logs and backups exist; whether the ledger itself is current stays a manual check. Product output stored on users' own clients is out of scope."
    ja = "資産目録に、証跡ログ・サービスログ・バックアップ・DB 内データ・認証情報・契約情報などのクラウド由来データを載せます。構成からは資産の有無・所有者・ログとバックアップの状態を示せますが、目録の最新性は人が確認します。"
  }
  branch "CSC" {
    automation = "partial"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "full" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "s3-audit-log-bucket-protected" { covers = "full" }
    rule "s3-log-retention-met" { covers = "part" }
    rule "cloudtrail-bucket-not-public" { covers = "part" }
    rule "cloudtrail-bucket-logging" { covers = "part" }
    rule "cloudtrail-bucket-object-lock" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" { covers = "part" }
    rule "rds-backup-retention" { covers = "part" }
    rule "docdb-backup-retention" { covers = "part" }
    rule "neptune-backup-retention" { covers = "part" }
    rule "redshift-auto-snapshots" { covers = "part" }
    rule "rds-copy-tags-to-snapshots" { covers = "part" }
    rule "s3-bucket-versioning-enabled" { covers = "full" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "ssm-fleet-managed" { covers = "part" }
    rule "resource-required-tags" { covers = "full" }
    rule "iam-people-sign-in-federated" { covers = "full" }
    rule "iam-saml-provider-exists" { covers = "part" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "secrets-arguments-not-literal" { covers = "part" }
    rule "secretsmanager-value-not-in-code" { covers = "part" }
    rule "rds-master-password-managed" { covers = "part" }
    rule "ssm-parameter-encrypted" { covers = "part" }
    rule "iam-access-key-secret-not-passed-on" { covers = "part" }
    rule "iam-login-profile-handed-over-safely" { covers = "part" }
    rule "account-mailboxes-shared" { covers = "full" }
    rule "backend-state-encrypted-and-locked" { covers = "part" }
    rule "residency-provider-region-allowed" { covers = "part" }
    rule "iam-root-credentials-centrally-managed" { covers = "full" }
    rule "iam-root-mfa-enabled" { covers = "part" }
    manual {
      en = "The ledger itself: current, with source code, contract data and the custody of root mail address and password."
      ja = "最新の資産目録（ソースコード、契約情報、ルートユーザーの保管状況を含む）。"
    }
  }
  branch "CSP" {
    automation = "manual"
    manual {
      en = "Confirmation that the same ledger covers the provider side and that product output is out of scope."
      ja = "提供者側も同じ目録で満たすことと、成果物が対象外であることの確認記録。"
    }
  }
}

control "8.2.2" {
  actor = "customer"
  title {
    en = "Labelling by naming rules and tags"
    ja = "命名規則とタグによる情報の識別"
  }
  summary {
    en = "Project and environment are recognisable from AWS account names, from naming rules for AWS resources, and from tags. For Terraform-managed resources this is fully decidable once the convention (keys, values, patterns) is configured. As a provider, file labelling is left to the product's users through file names, which stays manual."
    ja = "プロジェクトや環境を、アカウント名・リソースの命名規則・タグで識別できるようにします。規約（キー・値・パターン）を設定すれば Terraform 管理リソースは全て判定できます。"
  }
  branch "CSC" {
    automation = "partial"
    rule "resource-required-tags" { covers = "full" }
    rule "provider-default-tags-required" { covers = "full" }
    rule "tags-propagate-to-created-resources" { covers = "full" }
    rule "autoscaling-group-tags-propagated" { covers = "part" }
    rule "resource-name-convention" { covers = "full" }
    rule "organizations-tag-policies" { covers = "part" }
    rule "tags-data-classification-protections-match" { covers = "full" }
    manual {
      en = "The written naming and tagging rule, and labelling of resources outside Terraform."
      ja = "命名・タグの規程と、Terraform 管理外リソースの表示。"
    }
  }
  branch "CSP" {
    automation = "manual"
    manual {
      en = "File naming guidance for product users."
      ja = "利用者向けのファイル名運用の案内。"
    }
  }
}

control "9.1.2" {
  actor = "customer"
  title {
    en = "Access to networks and network services"
    ja = "ネットワークおよびネットワークサービスへのアクセス制御"
  }
  summary {
    en = "The memo stops right after the heading and an empty customer bullet, so the company's own measure is unknown. From the heading, users should reach only the networks and network services that they were authorised for; in Terraform that means limited ingress, private endpoints, explicit security groups and ACLs, and authenticated remote access."
    ja = "資料は見出しのみで本文が途切れているため、会社固有の対策は不明です。見出しの趣旨から、許可されたネットワークとサービスだけに到達できること（受信制限、非公開エンドポイント、明示的な SG/NACL、認証付きリモート接続）を確認します。"
  }
  branch "CSC" {
    automation = "partial"
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-broad-public-cidr" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-ingress-unauthorized-port" { covers = "full" }
    rule "sg-default-restricts-all" { covers = "part" }
    rule "ec2-instance-not-default-security-group" { covers = "part" }
    rule "nacl-no-ingress-ssh" { covers = "part" }
    rule "nacl-no-ingress-rdp" { covers = "part" }
    rule "ec2-default-vpc-not-used" { covers = "part" }
    rule "ec2-instance-in-vpc-not-default" { covers = "part" }
    rule "rds-instance-in-vpc" { covers = "part" }
    rule "vpc-subnet-no-public-ip" { covers = "part" }
    rule "vpc-subnet-ipv6-not-auto-assigned" { covers = "part" }
    rule "rds-instance-not-public" { covers = "part" }
    rule "redshift-not-public" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "neptune-instance-not-public" { covers = "part" }
    rule "eks-endpoint-not-open" { covers = "part" }
    rule "opensearch-in-vpc" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "mq-not-public" { covers = "part" }
    rule "msk-not-public" { covers = "part" }
    rule "elb-internal-unless-intended" { covers = "part" }
    rule "apigateway-rest-api-private" { covers = "part" }
    rule "ec2-client-vpn-strong-authentication" { covers = "part" }
    rule "ec2-client-vpn-connection-logging" { covers = "part" }
    rule "ec2-client-vpn-not-authorize-all" { covers = "part" }
    rule "iam-human-access-source-limited" { covers = "full" }
    rule "vpc-flow-logs-enabled" { covers = "full" }
    manual {
      en = "The company's own rule for network access and its approval records (the memo text breaks off here)."
      ja = "ネットワーク利用の社内規程と承認記録（資料は本項の途中で終わっています）。"
    }
  }
}
