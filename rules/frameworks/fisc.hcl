framework "fisc" {
  title {
    en = "FISC security guidelines, as the AWS reference documents read them"
    ja = "FISC 安全対策基準（AWS 対応リファレンス・参考文書による）"
  }
  edition {
    en = "AWS reference of July 2023 and the consortium's reference document, 2nd edition, August 2024; they do not state which edition of the FISC guidelines they follow"
    ja = "AWS のリファレンス（2023年7月）とコンソーシアムの参考文書 第2版（2024年8月）。準拠する FISC 安全対策基準の版は明記されていない"
  }
  source {
    en = "AWS FISC security guidelines reference, and the APN consortium's reference document on it"
    ja = "「AWS FISC安全対策基準対応リファレンス」と APN コンソーシアムによる参考文書"
  }
  note {
    en = "Numbers and branches (枝番) are those of the reference documents. Titles and summaries are our own words, not FISC's: the FISC publication decides what a control asks for."
    ja = "番号と枝番は参考文書のものです。標題と要約は当プロジェクトの言葉であり、FISC の原文ではありません。要求事項は FISC 本体が定めます。"
  }
  group "統" {
    title {
      en = "Governance standards"
      ja = "統制基準"
    }
  }
  group "実" {
    title {
      en = "Practice standards"
      ja = "実務基準"
    }
  }
  group "監" {
    title {
      en = "Audit standard"
      ja = "監査基準"
    }
  }
}

control "統1" {
  group = "統"
  actor = "customer"
  title {
    en = "Written policy for system security (with AWS contract and shared-responsibility reference)"
    ja = "安全対策の重要事項の文書化（契約・責任共有の参考情報つき）"
  }
  summary {
    en = "The institution writes down the essentials of its security measures and keeps control of its whole IT environment: gather requirements, design and implement control objectives, record which controls others perform, verify that all work. The reference row stresses that the customer chooses where content is stored, manages access, can encrypt in transit and at rest with its own keys, and owns every connection point. The policy is a document; the named choices can be read from Terraform."
    ja = "安全対策の重要事項を文書にし、IT 環境全体の統制を維持します。参考行では、保管リージョンの選択、アクセス管理、暗号化、接続ポイントの統制が利用者の責任とされ、これらは構成から確認できます。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "参考" {
    automation = "partial"
    rule "residency-provider-region-allowed" { covers = "full" }
    rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "rds-instance-encrypted" { covers = "part" }
    rule "rds-cluster-encrypted" { covers = "part" }
    rule "docdb-cluster-encrypted" { covers = "part" }
    rule "neptune-cluster-encrypted" { covers = "part" }
    rule "redshift-encrypted" { covers = "part" }
    rule "efs-encrypted" { covers = "part" }
    rule "elasticache-encrypted-at-rest" { covers = "part" }
    rule "opensearch-encrypted-at-rest" { covers = "part" }
    rule "sqs-queue-encrypted" { covers = "part" }
    rule "sns-topic-encrypted" { covers = "part" }
    rule "kinesis-stream-encrypted" { covers = "part" }
    rule "athena-workgroup-encrypted" { covers = "part" }
    rule "glue-catalog-encrypted" { covers = "part" }
    rule "workspaces-root-volume-encrypted" { covers = "part" }
    rule "workspaces-user-volume-encrypted" { covers = "part" }
    rule "s3-bucket-policy-enforces-tls" { covers = "full" }
    rule "elb-alb-listener-https" { covers = "part" }
    rule "elb-listener-tls12" { covers = "part" }
    rule "elb-classic-listener-encrypted" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "part" }
    rule "backup-vault-encrypted-with-cmk" { covers = "part" }
    rule "tags-data-classification-protections-match" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "part" }
    rule "iam-policy-no-full-admin" { covers = "full" }
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    manual {
      en = "Contract documents, governing law and the written split of responsibilities."
      ja = "契約文書、準拠法、責任分担の文書。"
    }
  }
}

control "統2" {
  group = "統"
  actor = "customer"
  title {
    en = "Medium- and long-term system plan (reference: people and multi-account set-up)"
    ja = "中長期システム計画（参考：人材育成とマルチアカウント）"
  }
  summary {
    en = "The institution plans its systems over the medium and long term. The reference row is about training digital talent and, for learning environments, about separate accounts run through Organizations and Control Tower with a preset security baseline. Planning is manual; an account structure under a guardrail baseline is visible in Terraform."
    ja = "中長期のシステム計画を策定します。参考行は人材育成と、学習環境などのためのマルチアカウント構成（Organizations・Control Tower）を扱います。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "参考" {
    automation = "partial"
    rule "organizations-environments-in-separate-accounts" { covers = "part" }
    rule "tags-single-environment-per-account" { covers = "part" }
    rule "organizations-scp-attached" { covers = "full" }
    rule "organizations-all-features" { covers = "part" }
    rule "controltower-controls-enabled" { covers = "full" }
    manual {
      en = "Plan and training measures."
      ja = "計画書と人材育成の実績。"
    }
  }
}

control "統3" {
  group = "統"
  actor = "customer"
  title {
    en = "System development plan consistent with the medium-term plan (reference: AWS updates)"
    ja = "中長期計画と整合した開発計画（参考：AWS 最新情報）"
  }
  summary {
    en = "Development plans are aligned with the longer plan and approved. The reference row only says where AWS announces new services and updates. A configuration can at most show that nothing at end of life is in use."
    ja = "中長期計画と整合した開発計画を策定・承認します。参考行は AWS の更新情報の入手先を示すのみで、構成からは提供終了予定の機能の有無だけを確認できます。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "参考" {
    automation = "partial"
    rule "lifecycle-no-end-of-support" { covers = "full" }
    rule "eks-supported-version" { covers = "part" }
    rule "lambda-runtime-supported" { covers = "part" }
    manual {
      en = "Approved development plan and the routine for following AWS news."
      ja = "承認済み開発計画と AWS 最新情報の確認手順。"
    }
  }
}

control "統4" {
  group = "統"
  actor = "customer"
  title {
    en = "Security management organisation"
    ja = "セキュリティ管理体制の整備"
  }
  summary {
    en = "The institution sets up a structure with responsibility for security. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統5" {
  group = "統"
  actor = "customer"
  title {
    en = "Readiness against cyber attacks"
    ja = "サイバー攻撃への対応態勢の整備"
  }
  summary {
    en = "The institution prepares organisation and procedures for cyber attacks. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統6" {
  group = "統"
  actor = "customer"
  title {
    en = "System management organisation"
    ja = "システム管理体制の整備"
  }
  summary {
    en = "The institution names who manages its systems. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統7" {
  group = "統"
  actor = "customer"
  title {
    en = "Data management organisation"
    ja = "データ管理体制の整備"
  }
  summary {
    en = "The institution names who manages its data. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統8" {
  group = "統"
  actor = "customer"
  title {
    en = "Network management organisation"
    ja = "ネットワーク管理体制の整備"
  }
  summary {
    en = "The institution names who manages its networks. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統9" {
  group = "統"
  actor = "customer"
  title {
    en = "Business organisation (reference: cloud centre of excellence, DevOps)"
    ja = "業務組織の整備（参考：CCoE と DevOps）"
  }
  summary {
    en = "The institution sets up its business organisation. The reference row offers material on forming a cloud centre of excellence, customer cases and DevOps. Nothing to decide from a configuration."
    ja = "業務組織を整備します。参考行は CCoE の形成や DevOps の資料を紹介しており、構成から判定できる事項はありません。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "参考" {
    automation = "manual"
    manual {
      en = "Organisation chart, CCoE or DevOps team."
      ja = "組織図、CCoE・DevOps 体制。"
    }
  }
}

control "統10" {
  group = "統"
  actor = "customer"
  title {
    en = "Disaster-prevention organisation"
    ja = "防災組織の整備"
  }
  summary {
    en = "The institution sets up an organisation against disasters. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統11" {
  group = "統"
  actor = "customer"
  title {
    en = "Crime-prevention organisation"
    ja = "防犯組織の整備"
  }
  summary {
    en = "The institution sets up an organisation against crime. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統12" {
  group = "統"
  actor = "customer"
  title {
    en = "Rules for each kind of work"
    ja = "各種業務規則の整備"
  }
  summary {
    en = "The institution keeps written rules for its operations. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統13" {
  group = "統"
  actor = "customer"
  title {
    en = "Verification of compliance with security rules"
    ja = "セキュリティ遵守状況の確認"
  }
  summary {
    en = "The institution checks whether its security rules are followed. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統14" {
  group = "統"
  actor = "customer"
  title {
    en = "Security education (reference: training and Well-Architected security pillar)"
    ja = "セキュリティ教育（参考：Well-Architected セキュリティの柱）"
  }
  summary {
    en = "Staff receive security education. The reference row names AWS training plans and the Well-Architected security pillar (confidentiality and integrity, permissions, detection). Education is manual."
    ja = "セキュリティ教育を実施します。参考行は AWS のトレーニングと Well-Architected のセキュリティの柱を挙げています。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "参考" {
    automation = "manual"
    manual {
      en = "Training plan and records."
      ja = "教育計画と受講記録。"
    }
  }
}

control "統15" {
  group = "統"
  actor = "customer"
  title {
    en = "Skill development of staff (reference: AWS certification)"
    ja = "要員のスキルアップ教育（参考：AWS 認定）"
  }
  summary {
    en = "Staff skills are developed; the reference row names AWS certifications and classroom training. Manual."
    ja = "要員のスキルアップ教育を行います。参考行は AWS 認定と研修を挙げています。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "参考" {
    automation = "manual"
    manual {
      en = "Certification and training records."
      ja = "認定取得・研修の記録。"
    }
  }
}

control "統16" {
  group = "統"
  actor = "customer"
  title {
    en = "Training for operating skills"
    ja = "オペレーション習熟訓練"
  }
  summary {
    en = "Operators are trained and drilled. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統17" {
  group = "統"
  actor = "customer"
  title {
    en = "Drills for failures and disasters"
    ja = "障害・災害に備えた教育訓練"
  }
  summary {
    en = "Staff are drilled for failures and disasters. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統18" {
  group = "統"
  actor = "customer"
  title {
    en = "Disaster- and crime-prevention drills"
    ja = "防災・防犯訓練"
  }
  summary {
    en = "Drills against disaster and crime are held. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統19" {
  group = "統"
  actor = "customer"
  title {
    en = "Personnel management"
    ja = "要員の人事管理"
  }
  summary {
    en = "Staff assignment and personnel matters are managed. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統20" {
  group = "統"
  actor = "customer"
  title {
    en = "Purpose, scope and selection procedure for outsourcing (AWS as supplier)"
    ja = "外部委託の目的・範囲と委託先選定手続（AWS の評価）"
  }
  summary {
    en = "Before outsourcing, the institution fixes purpose and scope and evaluates the supplier: record, finances, security capability, internal control, subcontractors, audits, migration, support, contract, exit, personal data, price and law. Evaluation of AWS rests on public and Artifact reports and is manual. Branches 3-(3), 3-(6), 3-(8), 3-(11) and 3-(12) name technical means that the institution itself must switch on - account separation, IAM and MFA, KMS, Secrets Manager, ACM, encryption, logging, backup, network isolation, secure migration services - and these are visible in Terraform."
    ja = "外部委託の目的・範囲を定め、実績・財務・安全対策・内部統制・再委託・監査・移行・保守・契約・終了時・個人情報・価格・準拠法の観点で委託先を評価します。AWS の評価は報告書によりますが、利用者が自ら有効化すべき技術的手段は構成から確認できます。"
  }
  branch "1" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "2" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "3-(1)" {
    automation = "manual"
    manual {
      en = "Evaluation of AWS from public and Artifact reports."
      ja = "公開資料・Artifact 報告書による AWS の評価記録。"
    }
  }
  branch "3-(2)" {
    automation = "manual"
    manual {
      en = "Evaluation of financial strength and continuity."
      ja = "財務・事業継続性の評価記録。"
    }
  }
  branch "3-(3)" {
    automation = "partial"
    rule "residency-provider-region-allowed" { covers = "full" }
    rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "rds-instance-encrypted" { covers = "part" }
    rule "rds-cluster-encrypted" { covers = "part" }
    rule "docdb-cluster-encrypted" { covers = "part" }
    rule "neptune-cluster-encrypted" { covers = "part" }
    rule "redshift-encrypted" { covers = "part" }
    rule "efs-encrypted" { covers = "part" }
    rule "elasticache-encrypted-at-rest" { covers = "part" }
    rule "opensearch-encrypted-at-rest" { covers = "part" }
    rule "sqs-queue-encrypted" { covers = "part" }
    rule "sns-topic-encrypted" { covers = "part" }
    rule "kinesis-stream-encrypted" { covers = "part" }
    rule "athena-workgroup-encrypted" { covers = "part" }
    rule "glue-catalog-encrypted" { covers = "part" }
    rule "workspaces-root-volume-encrypted" { covers = "part" }
    rule "workspaces-user-volume-encrypted" { covers = "part" }
    rule "s3-bucket-policy-enforces-tls" { covers = "full" }
    rule "elb-alb-listener-https" { covers = "part" }
    rule "elb-listener-tls12" { covers = "part" }
    rule "elb-classic-listener-encrypted" { covers = "part" }
    rule "acm-certificate-auto-renews" { covers = "part" }
    rule "acm-certificate-strong-key" { covers = "part" }
    rule "elb-acm-certificate-on-listener" { covers = "part" }
    rule "cloudfront-custom-certificate" { covers = "part" }
    rule "opensearch-node-to-node-encryption" { covers = "part" }
    rule "opensearch-enforce-https" { covers = "part" }
    rule "elasticache-encrypted-in-transit" { covers = "part" }
    rule "msk-encrypted-in-transit" { covers = "part" }
    rule "rds-instance-force-tls" { covers = "part" }
    rule "rds-cluster-force-tls" { covers = "part" }
    rule "redshift-requires-tls" { covers = "part" }
    rule "docdb-tls-enabled" { covers = "part" }
    rule "ecs-task-efs-in-transit-encryption" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "kms-key-rotation-enabled" { covers = "full" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "part" }
    rule "backup-vault-encrypted-with-cmk" { covers = "part" }
    rule "tags-data-classification-protections-match" { covers = "part" }
    rule "secretsmanager-rotation-enabled" { covers = "part" }
    rule "secretsmanager-rotation-within-90-days" { covers = "part" }
    rule "rds-master-password-managed" { covers = "part" }
    rule "secrets-arguments-not-literal" { covers = "part" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "secretsmanager-value-not-in-code" { covers = "part" }
    rule "ssm-parameter-encrypted" { covers = "part" }
    rule "iam-access-key-secret-not-passed-on" { covers = "part" }
    rule "iam-login-profile-handed-over-safely" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "kms-key-deletion-window" { covers = "full" }
    rule "cloudfront-viewer-tls12" { covers = "part" }
    rule "cloudfront-viewer-https" { covers = "part" }
    rule "cloudfront-origin-https-only" { covers = "part" }
    rule "cognito-identity-pool-no-guest" { covers = "part" }
    rule "cognito-identity-pool-roles-narrow" { covers = "part" }
    rule "iam-policy-no-full-admin" { covers = "full" }
    rule "iam-policy-no-service-wildcard" { covers = "full" }
    rule "iam-human-role-trust-requires-mfa" { covers = "full" }
    rule "config-rules-watch-root-user" { covers = "full" }
    rule "iam-root-mfa-enabled" { covers = "part" }
    rule "config-rules-watch-credentials" { covers = "full" }
    rule "cognito-user-pool-mfa" { covers = "full" }
    rule "cognito-user-pool-password-policy" { covers = "full" }
    rule "cognito-user-pool-threat-protection" { covers = "part" }
    rule "cognito-client-hardened" { covers = "part" }
    rule "apigateway-method-authorization" { covers = "part" }
    rule "apigatewayv2-route-authorization" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "appsync-no-api-key-auth" { covers = "part" }
    rule "ec2-default-vpc-not-used" { covers = "part" }
    rule "ec2-instance-in-vpc-not-default" { covers = "part" }
    rule "rds-instance-in-vpc" { covers = "part" }
    rule "vpc-separates-public-and-private-subnets" { covers = "part" }
    rule "vpc-route-igw-not-unrestricted" { covers = "part" }
    rule "organizations-environments-in-separate-accounts" { covers = "part" }
    rule "tags-single-environment-per-account" { covers = "part" }
    rule "organizations-scp-attached" { covers = "full" }
    rule "organizations-all-features" { covers = "part" }
    rule "rds-instance-multi-az" { covers = "part" }
    rule "rds-cluster-multi-az" { covers = "part" }
    rule "autoscaling-group-multiple-az" { covers = "part" }
    rule "elb-multiple-az" { covers = "part" }
    rule "elasticache-multi-az" { covers = "part" }
    rule "elasticache-automatic-failover" { covers = "part" }
    rule "opensearch-three-data-nodes" { covers = "part" }
    rule "inspector-enabled" { covers = "part" }
    rule "ecr-scan-on-push" { covers = "part" }
    manual {
      en = "Judgement that the supplier's security capability is enough."
      ja = "委託先の安全対策が十分であるとの判断記録。"
    }
  }
  branch "3-(4)" {
    automation = "manual"
    manual {
      en = "Review of SOC reports and certifications."
      ja = "SOC 報告書・認証の確認記録。"
    }
  }
  branch "3-(5)" {
    automation = "manual"
    manual {
      en = "List of sub-processors and disaster information."
      ja = "再委託先の一覧と災害情報の確認。"
    }
  }
  branch "3-(6)" {
    automation = "partial"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "rds-instance-encrypted" { covers = "part" }
    rule "rds-cluster-encrypted" { covers = "part" }
    rule "docdb-cluster-encrypted" { covers = "part" }
    rule "neptune-cluster-encrypted" { covers = "part" }
    rule "redshift-encrypted" { covers = "part" }
    rule "efs-encrypted" { covers = "part" }
    rule "elasticache-encrypted-at-rest" { covers = "part" }
    rule "opensearch-encrypted-at-rest" { covers = "part" }
    rule "sqs-queue-encrypted" { covers = "part" }
    rule "sns-topic-encrypted" { covers = "part" }
    rule "kinesis-stream-encrypted" { covers = "part" }
    rule "athena-workgroup-encrypted" { covers = "part" }
    rule "glue-catalog-encrypted" { covers = "part" }
    rule "workspaces-root-volume-encrypted" { covers = "part" }
    rule "workspaces-user-volume-encrypted" { covers = "part" }
    rule "s3-bucket-encryption-enabled" { covers = "full" }
    rule "rds-global-cluster-encrypted" { covers = "part" }
    rule "rds-snapshot-copy-encrypted-with-cmk" { covers = "part" }
    rule "rds-automated-backup-replication-with-cmk" { covers = "part" }
    rule "ebs-volume-encrypted" { covers = "part" }
    rule "ec2-instance-block-devices-encrypted" { covers = "part" }
    rule "ec2-launch-template-block-devices-encrypted" { covers = "part" }
    rule "ebs-snapshot-copy-encrypted-with-cmk" { covers = "part" }
    rule "ec2-ami-encrypted" { covers = "part" }
    rule "ec2-ami-copy-encrypted" { covers = "part" }
    rule "ebs-default-encryption-enabled" { covers = "part" }
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "part"
      require "log_retention_days" {
        at_least = 365
      }
    }
    rule "elb-access-logs-enabled" { covers = "part" }
    rule "s3-bucket-access-logging-enabled" { covers = "part" }
    rule "cloudfront-logging-enabled" { covers = "part" }
    rule "apigateway-stage-access-logging" { covers = "part" }
    rule "rds-instance-log-exports" { covers = "part" }
    rule "rds-cluster-log-exports" { covers = "part" }
    rule "eks-control-plane-logging" { covers = "part" }
    rule "opensearch-audit-logging" { covers = "part" }
    rule "wafv2-logging-enabled" { covers = "part" }
    rule "redshift-logging-enabled" { covers = "part" }
    rule "msk-logging-enabled" { covers = "part" }
    rule "route53-resolver-query-logging" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "full" }
    rule "cloudwatch-alarm-reaches-someone" { covers = "part" }
    rule "cloudwatch-workload-resources-alarmed" { covers = "part" }
    rule "cloudwatch-alarm-unauthorized-api-calls" { covers = "part" }
    rule "securityhub-standard-active" { covers = "full" }
    rule "securityhub-enabled" { covers = "part" }
    rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "full" }
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-broad-public-cidr" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-ingress-unauthorized-port" { covers = "full" }
    manual {
      en = "Design decisions on which AWS functions are used."
      ja = "採用する AWS 機能の設計判断。"
    }
  }
  branch "3-(7)" {
    automation = "manual"
    manual {
      en = "SOC reports in place of site visits."
      ja = "立入調査に代わる SOC 報告書。"
    }
  }
  branch "3-(8)" {
    automation = "partial"
    rule "dms-endpoint-tls" { covers = "part" }
    rule "dms-endpoint-no-plaintext-password" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "dms-instance-encrypted-with-cmk" { covers = "part" }
    rule "vpc-data-subnet-groups-private" { covers = "part" }
    rule "transfer-server-no-ftp" { covers = "part" }
    rule "transfer-server-not-public" { covers = "part" }
    rule "transfer-server-security-policy" { covers = "part" }
    rule "transfer-server-logging" { covers = "part" }
    rule "storagegateway-fileshare-encrypted-with-cmk" { covers = "part" }
    rule "storagegateway-nfs-clients-restricted" { covers = "part" }
    rule "storagegateway-smb-encryption" { covers = "part" }
    rule "datasync-transfers-verified" { covers = "part" }
    rule "datasync-task-logging" { covers = "part" }
    rule "directconnect-traffic-encrypted" { covers = "full" }
    rule "directconnect-macsec" { covers = "part" }
    manual {
      en = "Migration and exit plan."
      ja = "移行・出口計画。"
    }
  }
  branch "3-(9)" {
    automation = "partial"
    rule "iam-support-role-exists" { covers = "full" }
    rule "account-security-contact" { covers = "part" }
    rule "account-mailboxes-shared" { covers = "part" }
    manual {
      en = "Support contract and its response times."
      ja = "サポート契約と応答時間。"
    }
  }
  branch "3-(10)" {
    automation = "manual"
    manual {
      en = "Contract, SLA and liability review."
      ja = "契約・SLA・責任範囲の確認。"
    }
  }
  branch "3-(11)" {
    automation = "partial"
    rule "residency-provider-region-allowed" { covers = "full" }
    rule "backup-covers-every-stateful-resource" { covers = "full" }
    rule "backup-interval-meets-rpo" { covers = "full" }
    rule "backup-plan-frequency-and-retention" { covers = "part" }
    rule "rds-backup-retention" { covers = "part" }
    rule "docdb-backup-retention" { covers = "part" }
    rule "neptune-backup-retention" { covers = "part" }
    rule "redshift-auto-snapshots" { covers = "part" }
    rule "rds-copy-tags-to-snapshots" { covers = "part" }
    rule "dynamodb-table-pitr" { covers = "full" }
    rule "backup-vault-encrypted-with-cmk" { covers = "part" }
    rule "backup-vault-locked" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    manual {
      en = "Retention decision and disposal record at contract end."
      ja = "契約終了時の保存・消去の判断と記録。"
    }
  }
  branch "3-(12)" {
    automation = "partial"
    rule "tags-data-classification-protections-match" { covers = "full" }
    rule "resource-required-tags" { covers = "part" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    manual {
      en = "Personal-data handling rules and legal review."
      ja = "個人情報の取扱規程と法務確認。"
    }
  }
  branch "3-(13)" {
    automation = "manual"
    manual {
      en = "Price comparison."
      ja = "価格の比較検討。"
    }
  }
  branch "3-(14)" {
    automation = "manual"
    manual {
      en = "Governing law and jurisdiction."
      ja = "準拠法・管轄の確認。"
    }
  }
  branch "4" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "5" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
  branch "6" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
}

control "統21" {
  group = "統"
  actor = "customer"
  title {
    en = "Outsourcing contract with security clauses"
    ja = "安全対策を盛り込んだ委託契約"
  }
  summary {
    en = "The contract with the supplier contains security clauses. The rows list AWS agreements (customer agreement, service terms, SLAs, acceptable use), the change of governing law to Japan, information on subcontractors, and third-party assurance in place of site visits. Contract review is manual."
    ja = "委託契約に安全対策を盛り込みます。AWS の各種契約、日本法への変更、再委託先の情報、立入調査に代わる第三者保証が示されており、契約内容は人が確認します。"
  }
  branch "1, 2" {
    automation = "manual"
    manual {
      en = "AWS agreements and governing law."
      ja = "AWS 契約文書と準拠法。"
    }
  }
  branch "1-(6)" {
    automation = "manual"
    manual {
      en = "AWS agreements and governing law."
      ja = "AWS 契約文書と準拠法。"
    }
  }
  branch "1-(11)" {
    automation = "manual"
    manual {
      en = "Notice of subcontractors."
      ja = "再委託先の通知。"
    }
  }
  branch "1-(12)" {
    automation = "manual"
    manual {
      en = "Audit rights through third-party reports."
      ja = "第三者報告書による監査権の代替。"
    }
  }
  branch "1-(13)" {
    automation = "manual"
    manual {
      en = "AWS agreements and governing law."
      ja = "AWS 契約文書と準拠法。"
    }
  }
  branch "1-(14)" {
    automation = "manual"
    manual {
      en = "Third-party verification reports."
      ja = "第三者検証の報告書。"
    }
  }
  branch "3, 4" {
    automation = "manual"
    manual {
      en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
      ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
    }
  }
}

control "統22" {
  group = "統"
  actor = "customer"
  title {
    en = "Rules for the supplier's staff and their verification"
    ja = "委託先要員のルール遵守と検証"
  }
  summary {
    en = "The institution makes the supplier's staff follow the rules and verifies it. For AWS staff that means reading SOC and ISO reports, because sites cannot be inspected; AWS creates unique user ids with manager approval for its own staff (branch 2). Above the physical layer the institution audits itself. If outside operators enter its accounts, their identities and rights are visible in Terraform."
    ja = "委託先要員に規則を守らせ、検証します。AWS 要員については報告書で、物理層より上は自ら監査します。外部運用者が自社アカウントに入る場合は、その身元と権限を構成から確認できます。"
  }
  branch "1" {
    automation = "partial"
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    manual {
      en = "Contract, control split and reports read."
      ja = "契約、統制の分担、報告書の確認。"
    }
  }
  branch "2" {
    automation = "partial"
    rule "iam-role-trust-only-listed-accounts" { covers = "full" }
    rule "iam-role-trust-external-id-or-mfa" { covers = "part" }
    rule "iam-role-trust-not-public" { covers = "full" }
    manual {
      en = "Evidence on logical access of AWS staff from reports."
      ja = "報告書による AWS 要員の論理アクセスの確認。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    manual {
      en = "SOC reports."
      ja = "SOC 報告書。"
    }
  }
  branch "4" {
    automation = "partial"
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    manual {
      en = "Third-party certifications."
      ja = "第三者認証。"
    }
  }
}

control "統23" {
  group = "統"
  actor = "customer"
  title {
    en = "Oversight of outsourced work"
    ja = "委託業務の管理体制と遂行状況の確認"
  }
  summary {
    en = "The institution organises oversight of outsourced work and checks how it is carried out, again through SOC reports, data-centre control descriptions and SLAs. Above the physical layer, connection points, transmission and audit remain the institution's own."
    ja = "委託業務の管理体制を整え、遂行状況を SOC 報告書や SLA で確認します。接続ポイントや通信の統制は自社に残ります。"
  }
  branch "1, 2" {
    automation = "partial"
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    rule "health-events-notified" { covers = "full" }
    manual {
      en = "Oversight organisation and reports read."
      ja = "管理体制と報告書の確認記録。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    rule "health-events-notified" { covers = "full" }
    manual {
      en = "SOC reports and SLA achievement."
      ja = "SOC 報告書と SLA 実績。"
    }
  }
}

control "統24" {
  group = "統"
  actor = "customer"
  title {
    en = "Risk management specific to cloud services"
    ja = "クラウドサービス固有のリスク管理"
  }
  summary {
    en = "The institution controls cloud-specific risk on its side of shared responsibility: it picks the storage region, manages access, encrypts with its own keys if needed, controls every connection point, and audits all layers above the physical one. It checks that SOC reports cover the regions and services it uses. Branch 6 asks for a periodic security audit that removes unneeded users, roles, groups and policies and leaves only necessary rights, across credentials, identity providers, EC2 settings, service policies and account activity. Branch 8 asks it to follow service-change and maintenance notices and to detect and fix public exposure with AWS Config, Control Tower and Security Hub across all accounts."
    ja = "クラウド固有のリスクを責任共有の利用者側で統制します。リージョン選択、アクセス管理、鍵管理、接続点の統制、報告書の対象範囲の確認、定期的な権限棚卸し、変更通知への追随、公開リソースの検知と修復が求められます。"
  }
  branch "1" {
    automation = "partial"
    rule "residency-provider-region-allowed" { covers = "full" }
    rule "residency-zone-allowed" { covers = "full" }
    rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
    rule "organizations-region-deny-attached" { covers = "full" }
    rule "organizations-scp-restrict-regions" { covers = "part" }
    rule "rds-instance-encrypted" { covers = "part" }
    rule "rds-cluster-encrypted" { covers = "part" }
    rule "docdb-cluster-encrypted" { covers = "part" }
    rule "neptune-cluster-encrypted" { covers = "part" }
    rule "redshift-encrypted" { covers = "part" }
    rule "efs-encrypted" { covers = "part" }
    rule "elasticache-encrypted-at-rest" { covers = "part" }
    rule "opensearch-encrypted-at-rest" { covers = "part" }
    rule "sqs-queue-encrypted" { covers = "part" }
    rule "sns-topic-encrypted" { covers = "part" }
    rule "kinesis-stream-encrypted" { covers = "part" }
    rule "athena-workgroup-encrypted" { covers = "part" }
    rule "glue-catalog-encrypted" { covers = "part" }
    rule "workspaces-root-volume-encrypted" { covers = "part" }
    rule "workspaces-user-volume-encrypted" { covers = "part" }
    rule "rds-global-cluster-encrypted" { covers = "part" }
    rule "rds-snapshot-copy-encrypted-with-cmk" { covers = "part" }
    rule "rds-automated-backup-replication-with-cmk" { covers = "part" }
    rule "ec2-instance-block-devices-encrypted" { covers = "part" }
    rule "ec2-launch-template-block-devices-encrypted" { covers = "part" }
    rule "ebs-default-encryption-enabled" { covers = "part" }
    rule "ebs-volume-encrypted" { covers = "part" }
    rule "ebs-snapshot-copy-encrypted-with-cmk" { covers = "part" }
    rule "ec2-ami-encrypted" { covers = "part" }
    rule "ec2-ami-copy-encrypted" { covers = "part" }
    rule "s3-bucket-policy-enforces-tls" { covers = "full" }
    rule "elb-alb-listener-https" { covers = "part" }
    rule "elb-listener-tls12" { covers = "part" }
    rule "elb-classic-listener-encrypted" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "part" }
    rule "backup-vault-encrypted-with-cmk" { covers = "part" }
    rule "tags-data-classification-protections-match" { covers = "part" }
    rule "kms-key-rotation-enabled" { covers = "full" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    manual {
      en = "Risk assessment and information on controlled sites."
      ja = "リスク評価と統制対象拠点の把握。"
    }
  }
  branch "2" {
    automation = "partial"
    rule "residency-provider-region-allowed" { covers = "full" }
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    manual {
      en = "Access to reports through Artifact, also for auditors."
      ja = "Artifact による報告書の入手（監査人を含む）。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    manual {
      en = "SOC, SOX and certification review."
      ja = "SOC・SOX・認証の確認。"
    }
  }
  branch "4" {
    automation = "partial"
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    manual {
      en = "The scope list and period of the current SOC report."
      ja = "最新 SOC 報告書の対象範囲と期間。"
    }
  }
  branch "5" {
    automation = "partial"
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    manual {
      en = "Regular collection of reports as audit."
      ja = "監査としての報告書の定期収集。"
    }
  }
  branch "6" {
    automation = "partial"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "cloudtrail-cloudwatch-integration" { covers = "part" }
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "s3-audit-log-bucket-protected" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "part"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-bucket-not-public" { covers = "part" }
    rule "cloudtrail-bucket-logging" { covers = "part" }
    rule "cloudtrail-bucket-object-lock" { covers = "part" }
    rule "cloudtrail-data-events-cover-classified-stores" { covers = "part" }
    rule "s3-bucket-object-read-events-logged" { covers = "part" }
    rule "s3-bucket-object-write-events-logged" { covers = "part" }
    rule "cloudtrail-lambda-data-events" { covers = "part" }
    rule "iam-policy-no-full-admin" { covers = "full" }
    rule "iam-policy-no-service-wildcard" { covers = "full" }
    rule "iam-policy-no-allow-notaction" { covers = "part" }
    rule "iam-managed-admin-policy-not-attached" { covers = "part" }
    rule "iam-managed-iamfullaccess-not-attached" { covers = "part" }
    rule "iam-managed-poweruser-not-attached" { covers = "part" }
    rule "iam-policy-passrole-restricted" { covers = "full" }
    rule "iam-group-has-users" { covers = "part" }
    rule "config-rules-watch-credentials" { covers = "part" }
    rule "iam-access-analyzer-unused-access" { covers = "part" }
    rule "config-rules-watch-root-user" { covers = "full" }
    rule "iam-root-no-access-key" { covers = "part" }
    rule "iam-root-mfa-enabled" { covers = "part" }
    rule "iam-access-key-not-created" { covers = "full" }
    rule "iam-user-no-direct-policy" { covers = "full" }
    rule "iam-role-trust-not-public" { covers = "full" }
    rule "iam-role-trust-only-listed-accounts" { covers = "full" }
    rule "iam-role-trust-external-id-or-mfa" { covers = "part" }
    rule "iam-role-saml-audience-pinned" { covers = "full" }
    rule "iam-role-github-oidc-restricted" { covers = "part" }
    rule "iam-role-oidc-eks-restricted" { covers = "part" }
    rule "cognito-user-pool-mfa" { covers = "full" }
    rule "cognito-identity-pool-no-guest" { covers = "part" }
    rule "cognito-identity-pool-roles-narrow" { covers = "part" }
    rule "provider-no-hardcoded-credentials" { covers = "full" }
    rule "sg-is-attached" { covers = "part" }
    rule "iam-root-credentials-centrally-managed" { covers = "full" }
    rule "ec2-instance-has-instance-profile" { covers = "part" }
    rule "ec2-instance-user-data-no-secrets" { covers = "part" }
    rule "lambda-env-no-secrets" { covers = "part" }
    rule "ecs-task-no-plaintext-secrets" { covers = "part" }
    rule "ssm-document-no-secrets" { covers = "part" }
    rule "codebuild-no-plaintext-secrets" { covers = "part" }
    rule "iam-access-key-secret-not-passed-on" { covers = "part" }
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-broad-public-cidr" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-ingress-unauthorized-port" { covers = "full" }
    rule "ec2-instance-imdsv2-required" { covers = "full" }
    rule "ec2-account-imdsv2-default" { covers = "part" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "s3-bucket-policy-restricts-cross-account" { covers = "part" }
    rule "s3-bucket-policy-no-public-list" { covers = "part" }
    rule "s3-bucket-not-effectively-public" { covers = "part" }
    rule "iam-access-analyzer-enabled" { covers = "full" }
    rule "guardduty-detector-enabled" { covers = "part" }
    rule "guardduty-organization-auto-enable" { covers = "part" }
    manual {
      en = "Periodic security audit with the decisions taken."
      ja = "定期的なセキュリティ監査と判断の記録。"
    }
  }
  branch "7" {
    automation = "partial"
    rule "vpc-connection-points-declared" { covers = "part" }
    rule "ram-share-no-external" { covers = "part" }
    rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
    rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
    manual {
      en = "Service-by-service responsibility split."
      ja = "サービスごとの責任分担の確認。"
    }
  }
  branch "8" {
    automation = "partial"
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-rules-watch-public-exposure" { covers = "full" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "s3-account-public-access-block" { covers = "full" }
    rule "rds-instance-not-public" { covers = "part" }
    rule "redshift-not-public" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "neptune-instance-not-public" { covers = "part" }
    rule "securityhub-organization-wide" { covers = "full" }
    rule "controltower-controls-enabled" { covers = "full" }
    rule "organizations-scp-attached" { covers = "full" }
    rule "organizations-all-features" { covers = "part" }
    rule "config-rules-remediated" { covers = "full" }
    rule "lifecycle-no-end-of-support" { covers = "full" }
    rule "eks-supported-version" { covers = "part" }
    rule "lambda-runtime-supported" { covers = "part" }
    rule "health-events-notified" { covers = "full" }
    rule "rds-events-subscribed" { covers = "full" }
    rule "rds-event-subscriptions" { covers = "part" }
    rule "lifecycle-maintenance-window-explicit" { covers = "full" }
    rule "account-security-contact" { covers = "part" }
    rule "account-mailboxes-shared" { covers = "part" }
    rule "organizations-scp-protects-audit-services" { covers = "full" }
    manual {
      en = "Handling of service-change and maintenance notices."
      ja = "変更・メンテナンス通知への対応記録。"
    }
  }
}

control "統25" {
  group = "統"
  actor = "customer"
  title {
    en = "Shared centres of several institutions"
    ja = "共同センターに関する統制"
  }
  summary {
    en = "For systems run by a shared centre the institution controls that arrangement. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統26" {
  group = "統"
  actor = "customer"
  title {
    en = "Networks and services between institutions"
    ja = "金融機関相互ネットワークの利用に関する統制"
  }
  summary {
    en = "For systems and networks shared between institutions the institution controls its use. The reference document only states that the customer is the actor and gives no AWS status and no reference information."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "統27" {
  group = "統"
  actor = "customer"
  title {
    en = "Number only; not described in the reference document"
    ja = "参考文書に記載なし（番号のみ）"
  }
  summary {
    en = "The reference document prints only the number with the customer as actor; its subject has to be taken from the FISC standard itself. The reference document only states that the customer is the actor and gives no AWS status and no reference information. The introduction (lines 110-112) speaks of 統20 to 統26 as the external group, so 統27 is an addition to that range."
    ja = "参考文書は利用者が実施主体であることだけを示し、内容は記載していません。標題は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "This row only names the customer as actor: take the requirement from the FISC publication and show the institution's own document."
    ja = "参考文書のこの行は利用者が実施主体であることだけを示しているため、要求事項は FISC 本体で確認し、自社の文書で示す。"
  }
}

control "実1" {
  group = "実"
  actor = "customer"
  title {
    en = "Keep passwords and other secrets from being learned by others"
    ja = "認証用秘密情報の管理と漏えい対策"
  }
  summary {
    en = "Every secret string must be handled safely: IAM, OS, middleware and application passwords of people, and access keys or other password-like strings used by programs. IAM users and keys follow the IAM best practices, database and middleware credentials are kept in Parameter Store or Secrets Manager, end-user sign-in can use Cognito with MFA. Under branch 5, API and CLI access uses temporary credentials rather than long-lived keys, the account password policy is strengthened beyond the AWS default (8-128 characters, three character types) and a first password must be changed at first sign-in."
    ja = "人とプログラムが使う全ての秘密情報を安全に扱います。IAM のベストプラクティス、Parameter Store や Secrets Manager での保管、一時認証情報の利用、パスワードポリシーの強化、初回変更を求めます。"
  }
  branch "-" {
    automation = "partial"
    rule "iam-access-key-secret-not-passed-on" { covers = "full" }
    rule "ec2-instance-user-data-no-secrets" { covers = "part" }
    rule "lambda-env-no-secrets" { covers = "part" }
    rule "ecs-task-no-plaintext-secrets" { covers = "full" }
    rule "codebuild-no-plaintext-secrets" { covers = "part" }
    rule "secrets-environment-names-not-literal" { covers = "full" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "secrets-arguments-not-literal" { covers = "full" }
    rule "secretsmanager-value-not-in-code" { covers = "part" }
    rule "rds-master-password-managed" { covers = "part" }
    rule "dms-endpoint-no-plaintext-password" { covers = "part" }
    rule "ssm-parameter-encrypted" { covers = "part" }
    rule "ssm-parameter-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-rotation-enabled" { covers = "part" }
    rule "secretsmanager-rotation-within-90-days" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "full" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "lambda-env-encrypted-with-cmk" { covers = "part" }
    rule "cognito-user-pool-mfa" { covers = "full" }
    rule "cognito-user-pool-password-policy" { covers = "full" }
    rule "iam-user-denied-without-mfa" { covers = "full" }
    rule "iam-group-mfa-enforced" { covers = "part" }
    manual {
      en = "OS, middleware and application passwords kept inside instances."
      ja = "インスタンス内部の OS・ミドルウェア・アプリのパスワード管理。"
    }
  }
  branch "5" {
    automation = "partial"
    rule "iam-password-policy-declared-with-console-users" { covers = "full" }
    rule "iam-password-policy-min-length" {
      covers = "full"
      require "min_length" {
        at_least = 8
      }
    }
    rule "iam-password-policy-uppercase" { covers = "part" }
    rule "iam-password-policy-lowercase" { covers = "part" }
    rule "iam-password-policy-number" { covers = "part" }
    rule "iam-password-policy-symbol" { covers = "part" }
    rule "iam-password-policy-expiry" { covers = "full" }
    rule "iam-password-policy-reuse" { covers = "full" }
    rule "iam-password-policy-no-hard-expiry" { covers = "full" }
    rule "iam-password-policy-users-can-change" { covers = "part" }
    rule "iam-login-profile-handed-over-safely" { covers = "full" }
    rule "iam-login-profile-strength" { covers = "part" }
    rule "iam-access-key-not-created" { covers = "full" }
    rule "provider-no-hardcoded-credentials" { covers = "full" }
    rule "ec2-instance-has-instance-profile" { covers = "part" }
    rule "ecs-task-has-role" { covers = "part" }
    rule "ecs-task-separate-roles" { covers = "part" }
    rule "iam-user-no-console-access" { covers = "part" }
    rule "iam-people-sign-in-federated" { covers = "part" }
    rule "iam-role-github-oidc-restricted" { covers = "part" }
    rule "iam-role-oidc-eks-restricted" { covers = "part" }
    manual {
      en = "First-password hand-over and exceptions for long-lived keys."
      ja = "初期パスワードの受け渡しと長期キーの例外承認。"
    }
  }
}

control "実2" {
  group = "実"
  actor = "customer"
  title {
    en = "Verify the counterpart terminal of a connection"
    ja = "接続元端末の真正性確認"
  }
  summary {
    en = "The reference document contains no specific measure for this number: it only states that the customer manages the systems and services it builds on AWS. By subject it is about confirming that a connecting terminal or counterpart system is the intended one, an application and channel design question."
    ja = "参考文書には具体的な対策の記載がなく、利用者が自ら管理するという共通の文だけが示されています。標題「接続元端末の真正性確認」は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "The reference document gives no measure: take the requirement from the FISC publication and show the business application's own evidence."
    ja = "参考文書に具体的な対策の記載がないため、要求事項を FISC 本体で確認し、業務アプリケーション側の証跡で示す。"
  }
}

control "実3" {
  group = "実"
  actor = "customer"
  title {
    en = "Prevent leakage of stored data"
    ja = "保存データの漏えい対策"
  }
  summary {
    en = "Access to stored data is controlled with identity policies and resource policies (bucket policies, key policies), and important data is encrypted so that a leak reveals nothing. EBS, RDS, EFS, S3 and all other stores are encrypted, normally with KMS, optionally with client-side encryption for S3; database connection secrets use Secrets Manager or Parameter Store; CloudHSM is considered for stricter key custody. The encryption approach must define key storage, rotation and access control (branches 8 and reference 3: customer-managed keys, key-level policies, aliases, automatic rotation)."
    ja = "保存データへのアクセスを ID ポリシーとリソースポリシーで制御し、重要データを暗号化します。暗号化方式には鍵の保管・ローテーション・アクセス制御を含めて定めます。"
  }
  branch "-" {
    automation = "automated"
    rule "ebs-volume-encrypted" { covers = "full" }
    rule "ebs-default-encryption-enabled" { covers = "full" }
    rule "ec2-instance-block-devices-encrypted" { covers = "part" }
    rule "ec2-launch-template-block-devices-encrypted" { covers = "part" }
    rule "ec2-ami-copy-encrypted" { covers = "part" }
    rule "ec2-ami-encrypted" { covers = "part" }
    rule "ebs-snapshot-copy-encrypted-with-cmk" { covers = "part" }
    rule "dlm-cross-region-schedule-encrypted" { covers = "part" }
    rule "rds-instance-encrypted" { covers = "part" }
    rule "rds-cluster-encrypted" { covers = "part" }
    rule "rds-global-cluster-encrypted" { covers = "part" }
    rule "rds-snapshot-copy-encrypted-with-cmk" { covers = "part" }
    rule "rds-automated-backup-replication-with-cmk" { covers = "part" }
    rule "rds-performance-insights-cmk" { covers = "part" }
    rule "efs-encrypted" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "full" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "dynamodb-replica-encrypted-with-cmk" { covers = "part" }
    rule "dax-encrypted-at-rest" { covers = "part" }
    rule "redshift-encrypted" { covers = "part" }
    rule "redshift-serverless-encrypted-with-cmk" { covers = "part" }
    rule "docdb-cluster-encrypted" { covers = "part" }
    rule "neptune-cluster-encrypted" { covers = "part" }
    rule "elasticache-encrypted-at-rest" { covers = "part" }
    rule "elasticache-encrypted-with-cmk" { covers = "part" }
    rule "memorydb-encrypted-with-cmk" { covers = "part" }
    rule "opensearch-encrypted-at-rest" { covers = "part" }
    rule "kinesis-stream-encrypted" { covers = "part" }
    rule "firehose-encrypted" { covers = "part" }
    rule "sqs-queue-encrypted" { covers = "part" }
    rule "sns-topic-encrypted" { covers = "part" }
    rule "msk-encrypted-at-rest-with-cmk" { covers = "part" }
    rule "mq-encrypted-with-cmk" { covers = "part" }
    rule "fsx-windows-encrypted-with-cmk" { covers = "part" }
    rule "fsx-ontap-encrypted-with-cmk" { covers = "part" }
    rule "fsx-openzfs-encrypted-with-cmk" { covers = "part" }
    rule "fsx-lustre-encrypted-with-cmk" { covers = "part" }
    rule "backup-vault-encrypted-with-cmk" { covers = "part" }
    rule "workspaces-root-volume-encrypted" { covers = "part" }
    rule "workspaces-user-volume-encrypted" { covers = "part" }
    rule "storagegateway-fileshare-encrypted-with-cmk" { covers = "part" }
    rule "ecr-encrypted-with-cmk" { covers = "part" }
    rule "eks-secrets-encrypted" { covers = "part" }
    rule "athena-workgroup-encrypted" { covers = "part" }
    rule "athena-workgroup-enforces-configuration" { covers = "part" }
    rule "glue-catalog-encrypted" { covers = "part" }
    rule "glue-security-configuration-encrypted" { covers = "part" }
    rule "sagemaker-notebook-encrypted-with-cmk" { covers = "part" }
    rule "emr-security-configuration-at-rest" { covers = "part" }
    rule "timestream-database-encrypted-with-cmk" { covers = "part" }
    rule "dms-instance-encrypted-with-cmk" { covers = "part" }
    rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "part" }
    rule "kms-service-principal-grants-bound" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "full" }
    rule "ssm-parameter-encrypted" { covers = "part" }
    rule "ssm-parameter-encrypted-with-cmk" { covers = "part" }
    rule "secrets-arguments-not-literal" { covers = "full" }
    rule "secretsmanager-value-not-in-code" { covers = "part" }
    rule "rds-master-password-managed" { covers = "part" }
    rule "dms-endpoint-no-plaintext-password" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "full" }
    rule "iam-policy-no-decrypt-all-keys" { covers = "full" }
    rule "iam-policy-no-service-wildcard" { covers = "full" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "s3-bucket-policy-restricts-cross-account" { covers = "part" }
    rule "s3-bucket-policy-no-public-list" { covers = "part" }
    rule "s3-bucket-not-effectively-public" { covers = "part" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "s3-account-public-access-block" { covers = "part" }
    rule "s3-access-point-blocks-public-access" { covers = "part" }
    rule "s3-multi-region-access-point-blocks-public-access" { covers = "part" }
    rule "s3-bucket-acls-disabled" { covers = "part" }
    rule "s3-bucket-acl-not-public-read" { covers = "part" }
    rule "s3-bucket-acl-not-public-write" { covers = "part" }
    rule "s3-bucket-acl-not-authenticated-users" { covers = "part" }
    rule "rds-instance-not-public" { covers = "part" }
    rule "redshift-not-public" { covers = "part" }
    rule "redshift-serverless-not-public" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "neptune-instance-not-public" { covers = "part" }
    rule "mq-not-public" { covers = "part" }
    rule "msk-not-public" { covers = "part" }
    rule "opensearch-in-vpc" { covers = "part" }
    rule "rds-not-in-public-subnet" { covers = "part" }
    rule "ebs-snapshot-not-public" { covers = "part" }
    rule "ec2-ami-not-shared" { covers = "part" }
    rule "rds-snapshot-not-public" { covers = "part" }
    rule "ebs-snapshot-block-public-access" { covers = "part" }
    rule "ec2-ami-block-public-access" { covers = "part" }
    rule "ssm-document-not-public" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "cloudhsm-cluster-hardened" { covers = "full" }
    rule "s3-audit-log-bucket-protected" { covers = "part" }
    rule "rds-cluster-snapshot-encrypted" { covers = "part" }
    rule "s3-bucket-encryption-enabled" { covers = "part" }
    manual {
      en = "Client-side encryption and data outside Terraform."
      ja = "クライアント側暗号化と Terraform 管理外のデータ。"
    }
  }
  branch "8" {
    automation = "automated"
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "kms-key-rotation-enabled" { covers = "part" }
    rule "kms-key-has-policy" { covers = "part" }
    rule "kms-key-policy-lockout-check-kept" { covers = "part" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "full" }
    rule "kms-key-has-alias" { covers = "full" }
    rule "kms-custom-key-store-controlled" { covers = "full" }
    rule "cloudhsm-cluster-hardened" { covers = "full" }
    manual {
      en = "Encryption policy (key storage, rotation, access)."
      ja = "暗号化方針（鍵の保管・ローテーション・権限）。"
    }
  }
  branch "参考3" {
    automation = "automated"
    rule "kms-key-rotation-enabled" { covers = "full" }
  }
}

control "実4" {
  group = "実"
  actor = "customer"
  title {
    en = "Prevent leakage of data in transit"
    ja = "通信中データの漏えい対策"
  }
  summary {
    en = "Assuming traffic can be eavesdropped, the paths used by users, developers and operators (console, API, application access, maintenance) are encrypted with HTTPS, SSH or VPN; a dedicated line alone does not remove the need. Each AWS service's transport behaviour must be checked and enforced, e.g. a bucket policy that requires TLS and an ALB that redirects HTTP to HTTPS, with TLS 1.2 as the minimum. Branch 5 adds certificate and key management with ACM: safe storage, strict access control, timely rotation and automatic renewal."
    ja = "盗聴を前提に、利用者・開発者・運用者の通信経路を HTTPS・SSH・VPN で暗号化します。バケットポリシーや ALB のリダイレクトで強制し、TLS 1.2 以上を最低とします。"
  }
  branch "-" {
    automation = "partial"
    rule "elb-alb-listener-https" { covers = "part" }
    rule "elb-nlb-listener-tls" { covers = "part" }
    rule "elb-alb-redirects-http" { covers = "full" }
    rule "tls-integration-targets-https" { covers = "full" }
    rule "sns-subscription-https" { covers = "part" }
    rule "apigatewayv2-integration-private-tls" { covers = "part" }
    rule "s3-bucket-policy-enforces-tls" { covers = "full" }
    rule "sqs-policy-enforces-tls" { covers = "part" }
    rule "sns-policy-enforces-tls" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "rds-instance-force-tls" { covers = "part" }
    rule "rds-cluster-force-tls" { covers = "part" }
    rule "redshift-requires-tls" { covers = "part" }
    rule "docdb-tls-enabled" { covers = "part" }
    rule "neptune-enforce-tls" { covers = "part" }
    rule "elasticache-encrypted-in-transit" { covers = "part" }
    rule "memorydb-encrypted-in-transit" { covers = "part" }
    rule "dax-encrypted-in-transit" { covers = "part" }
    rule "opensearch-enforce-https" { covers = "part" }
    rule "opensearch-tls-policy" { covers = "part" }
    rule "opensearch-node-to-node-encryption" { covers = "part" }
    rule "msk-encrypted-in-transit" { covers = "part" }
    rule "transfer-server-no-ftp" { covers = "part" }
    rule "transfer-server-security-policy" { covers = "part" }
    rule "ecs-task-efs-in-transit-encryption" { covers = "part" }
    rule "dms-endpoint-tls" { covers = "part" }
    rule "elasticbeanstalk-https-listener" { covers = "full" }
    rule "directconnect-traffic-encrypted" { covers = "full" }
    rule "directconnect-macsec" { covers = "part" }
    rule "vpn-tunnel-strong-parameters" { covers = "part" }
    rule "secrets-arguments-not-literal" { covers = "part" }
    rule "ec2-client-vpn-strong-authentication" { covers = "part" }
    rule "ec2-client-vpn-connection-logging" { covers = "part" }
    rule "ec2-client-vpn-not-authorize-all" { covers = "part" }
    rule "provider-endpoints-tls" { covers = "full" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "ec2-administered-by-session-manager" { covers = "full" }
    rule "ec2-instance-no-key-pair" { covers = "part" }
    manual {
      en = "Encryption of paths outside AWS and of client software."
      ja = "AWS 外の経路とクライアント側の暗号化。"
    }
  }
  branch "5" {
    automation = "partial"
    rule "elb-listener-tls12" { covers = "full" }
    rule "elb-classic-listener-encrypted" { covers = "part" }
    rule "elb-classic-listener-has-certificate" { covers = "part" }
    rule "elb-classic-policy-secure" { covers = "part" }
    rule "elb-target-group-not-http" { covers = "part" }
    rule "elb-classic-backend-encrypted" { covers = "part" }
    rule "cloudfront-viewer-https" { covers = "full" }
    rule "cloudfront-viewer-tls12" { covers = "full" }
    rule "cloudfront-origin-https-only" { covers = "part" }
    rule "cloudfront-origin-tls12" { covers = "part" }
    rule "cloudfront-s3-origin-access-control" { covers = "part" }
    rule "apigateway-domain-tls12" { covers = "part" }
    rule "sg-no-ingress-cleartext-admin" { covers = "part" }
    rule "sg-no-ingress-windows-and-directory" { covers = "part" }
    rule "sg-no-ingress-http" { covers = "part" }
    rule "acm-certificate-auto-renews" { covers = "full" }
    rule "elb-acm-certificate-on-listener" { covers = "part" }
    rule "acm-certificate-strong-key" { covers = "part" }
    rule "acm-certificate-transparency-logging" { covers = "part" }
    rule "acm-certificate-private-key-not-in-code" { covers = "full" }
    rule "acm-certificate-expiry-watched" { covers = "full" }
    rule "acmpca-authority-hardened" { covers = "part" }
    rule "acmpca-revocation-configured" { covers = "part" }
    manual {
      en = "Certificate inventory and renewal of imported certificates."
      ja = "証明書台帳と持込み証明書の更新。"
    }
  }
}

control "実5" {
  group = "実"
  actor = "customer"
  title {
    en = "Control access to files and stored objects"
    ja = "ファイル・保存データへのアクセス統制"
  }
  summary {
    en = "Data at rest is protected by several controls together: least-privilege access, isolation and versioning. Access is audited with CloudTrail and service logs such as S3 access logs, publicly reachable data is inventoried and reduced, unused permissions are found (access advisor) and removed, and network layers (security groups, network ACLs, subnets, VPC endpoints, public access block) are combined so that important files are reachable only from the VPC. A further paragraph adds continuous checking of access-control settings with Security Hub and Config, automatic remediation and SCP guardrails."
    ja = "最小権限・分離・バージョニングを組み合わせて保存データを守り、アクセスを監査します。公開データの棚卸し、未使用権限の削除、VPC からのみ到達できる構成、設定の継続的検査を行います。"
  }
  branch "-" {
    automation = "partial"
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-delivery-channel-encrypted" { covers = "part" }
    rule "config-rules-watch-public-exposure" { covers = "part" }
    rule "config-rules-watch-credentials" { covers = "part" }
    rule "config-rules-remediated" { covers = "full" }
    rule "securityhub-standard-active" { covers = "full" }
    rule "securityhub-enabled" { covers = "part" }
    rule "securityhub-findings-notified" { covers = "full" }
    rule "organizations-scp-attached" { covers = "full" }
    manual {
      en = "Review of drift findings."
      ja = "設定逸脱の確認記録。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "iam-policy-no-full-admin" { covers = "part" }
    rule "iam-managed-admin-policy-not-attached" { covers = "part" }
    rule "iam-policy-no-allow-notaction" { covers = "part" }
    rule "iam-policy-no-service-wildcard" { covers = "full" }
    rule "iam-policy-passrole-restricted" { covers = "part" }
    rule "iam-user-no-direct-policy" { covers = "full" }
    rule "iam-access-analyzer-unused-access" { covers = "part" }
    rule "iam-access-analyzer-enabled" { covers = "full" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "s3-account-public-access-block" { covers = "part" }
    rule "s3-access-point-blocks-public-access" { covers = "part" }
    rule "s3-multi-region-access-point-blocks-public-access" { covers = "part" }
    rule "s3-bucket-acls-disabled" { covers = "part" }
    rule "s3-bucket-acl-not-public-read" { covers = "part" }
    rule "s3-bucket-acl-not-public-write" { covers = "part" }
    rule "s3-bucket-acl-not-authenticated-users" { covers = "part" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "s3-bucket-policy-restricts-cross-account" { covers = "part" }
    rule "s3-bucket-policy-no-public-list" { covers = "part" }
    rule "s3-bucket-not-effectively-public" { covers = "part" }
    rule "s3-bucket-vpc-only-for-important" { covers = "full" }
    rule "vpc-endpoint-s3-exists" { covers = "part" }
    rule "vpc-endpoint-policy-not-full-access" { covers = "full" }
    rule "s3-bucket-versioning-enabled" { covers = "full" }
    rule "s3-bucket-mfa-delete-enabled" { covers = "part" }
    rule "s3-bucket-access-logging-enabled" { covers = "full" }
    rule "s3-bucket-object-read-events-logged" { covers = "part" }
    rule "s3-bucket-object-write-events-logged" { covers = "part" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "rds-instance-not-public" { covers = "part" }
    rule "redshift-not-public" { covers = "part" }
    rule "redshift-serverless-not-public" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "neptune-instance-not-public" { covers = "part" }
    rule "mq-not-public" { covers = "part" }
    rule "msk-not-public" { covers = "part" }
    rule "opensearch-in-vpc" { covers = "part" }
    rule "rds-not-in-public-subnet" { covers = "part" }
    rule "elasticache-not-in-public-subnet" { covers = "part" }
    rule "vpc-data-subnet-groups-private" { covers = "part" }
    rule "rds-instance-in-vpc" { covers = "part" }
    rule "ebs-snapshot-not-public" { covers = "part" }
    rule "ec2-ami-not-shared" { covers = "part" }
    rule "rds-snapshot-not-public" { covers = "part" }
    rule "ebs-snapshot-block-public-access" { covers = "part" }
    rule "ec2-ami-block-public-access" { covers = "part" }
    rule "ssm-document-not-public" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-ingress-management-ports" { covers = "part" }
    rule "sg-no-ingress-database-ports" { covers = "part" }
    rule "sg-no-ingress-search-ports" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-unrestricted-egress" { covers = "full" }
    rule "nacl-explicit-on-every-subnet" { covers = "part" }
    rule "nacl-no-ingress-ssh" { covers = "part" }
    rule "nacl-no-ingress-rdp" { covers = "part" }
    rule "nacl-no-ingress-all-ports" { covers = "part" }
    rule "macie-enabled" { covers = "full" }
    manual {
      en = "Periodic review of public data and unused permissions."
      ja = "公開データと未使用権限の定期的な見直し。"
    }
  }
}

control "実6" {
  group = "実"
  actor = "customer"
  title {
    en = "Detect defective data"
    ja = "誤った入力データの検出"
  }
  summary {
    en = "The reference document contains no specific measure: only the general customer-responsibility sentence. By subject it concerns input and data validation in business applications."
    ja = "参考文書には具体的な対策の記載がなく、利用者が自ら管理するという共通の文だけが示されています。標題「誤った入力データの検出」は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "The reference document gives no measure: take the requirement from the FISC publication and show the business application's own evidence."
    ja = "参考文書に具体的な対策の記載がないため、要求事項を FISC 本体で確認し、業務アプリケーション側の証跡で示す。"
  }
}

control "実7" {
  group = "実"
  actor = "customer"
  title {
    en = "Detect tampering of data in transit"
    ja = "通信中データの改ざん検知"
  }
  summary {
    en = "Important data exchanged with users over open networks needs tamper detection: TLS message authentication on the services placed in front of web servers (optional on ELB, so the customer must set it; built in on API Gateway), with ACM certificates. API requests made by own programs must be signed, S3 and DataSync transfers use integrity checks, and systems with higher requirements add application-level digital signatures with KMS or use CloudHSM to protect the TLS key. Branch 2 repeats certificate management with ACM and the TLS 1.2 minimum."
    ja = "重要データの通信に改ざん検知を備えます。TLS、署名付き API 要求、S3・DataSync の整合性検査、必要に応じた電子署名や CloudHSM を用います。"
  }
  branch "-" {
    automation = "partial"
    rule "elb-alb-listener-https" { covers = "part" }
    rule "elb-nlb-listener-tls" { covers = "part" }
    rule "elb-classic-listener-encrypted" { covers = "part" }
    rule "elb-classic-listener-has-certificate" { covers = "part" }
    rule "elb-classic-policy-secure" { covers = "part" }
    rule "apigateway-domain-tls12" { covers = "part" }
    rule "s3-bucket-policy-enforces-tls" { covers = "full" }
    rule "kms-key-spec-strong" { covers = "part" }
    rule "cloudhsm-cluster-hardened" { covers = "full" }
    rule "datasync-transfers-verified" { covers = "full" }
    rule "provider-endpoints-tls" { covers = "full" }
    manual {
      en = "Application-level signatures and request signing."
      ja = "アプリ層の電子署名と要求署名。"
    }
  }
  branch "2" {
    automation = "partial"
    rule "elb-alb-redirects-http" { covers = "full" }
    rule "elb-listener-tls12" { covers = "full" }
    rule "cloudfront-viewer-https" { covers = "full" }
    rule "cloudfront-viewer-tls12" { covers = "full" }
    rule "sg-no-ingress-cleartext-admin" { covers = "part" }
    rule "sg-no-ingress-windows-and-directory" { covers = "part" }
    rule "sg-no-ingress-http" { covers = "part" }
    rule "vpn-tunnel-strong-parameters" { covers = "part" }
    rule "secrets-arguments-not-literal" { covers = "part" }
    rule "acm-certificate-auto-renews" { covers = "full" }
    rule "elb-acm-certificate-on-listener" { covers = "part" }
    rule "acm-certificate-strong-key" { covers = "part" }
    rule "acm-certificate-transparency-logging" { covers = "part" }
    rule "acm-certificate-private-key-not-in-code" { covers = "full" }
    rule "acm-certificate-expiry-watched" { covers = "full" }
    rule "acmpca-authority-hardened" { covers = "part" }
    rule "acmpca-revocation-configured" { covers = "part" }
    manual {
      en = "Certificate management records."
      ja = "証明書の管理記録。"
    }
  }
}

control "実8" {
  group = "実"
  actor = "customer"
  title {
    en = "Confirm the identity of users"
    ja = "利用者の本人確認"
  }
  summary {
    en = "Identity must be confirmed reliably for AWS-level users (root and IAM users) and, if AWS services such as Cognito manage them, for application users. Measures are MFA in addition to passwords, permission control by source IP address, federation through a central identity provider or IAM Identity Center, strong sign-in policies, MFA on the root user from the start, and temporary credentials from roles instead of long-lived access keys - also for Cognito users who need AWS permissions."
    ja = "AWS の利用者と、AWS サービスで管理するアプリ利用者の本人確認を確実にします。MFA、送信元 IP、フェデレーション、ルートの MFA、長期キーに代わる一時認証情報を用います。"
  }
  branch "-" {
    automation = "partial"
    rule "iam-user-denied-without-mfa" { covers = "full" }
    rule "iam-group-mfa-enforced" { covers = "part" }
    rule "iam-human-role-trust-requires-mfa" { covers = "full" }
    rule "iam-human-access-source-limited" { covers = "full" }
    rule "iam-access-key-secret-not-passed-on" { covers = "full" }
    rule "ec2-instance-user-data-no-secrets" { covers = "part" }
    rule "lambda-env-no-secrets" { covers = "part" }
    rule "ecs-task-no-plaintext-secrets" { covers = "part" }
    rule "codebuild-no-plaintext-secrets" { covers = "part" }
    rule "secrets-environment-names-not-literal" { covers = "part" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "ec2-instance-has-instance-profile" { covers = "part" }
    rule "cognito-user-pool-mfa" { covers = "full" }
    rule "cognito-identity-pool-no-guest" { covers = "part" }
    rule "cognito-identity-pool-roles-narrow" { covers = "full" }
    manual {
      en = "Identity proofing of people."
      ja = "本人確認の実施記録。"
    }
  }
  branch "7" {
    automation = "partial"
    rule "cloudwatch-alarm-console-without-mfa" { covers = "part" }
    rule "cloudwatch-alarm-console-auth-failures" { covers = "part" }
    rule "organizations-scp-denies-root" { covers = "full" }
    rule "iam-root-credentials-centrally-managed" { covers = "full" }
    rule "iam-root-mfa-enabled" { covers = "part" }
    rule "iam-user-no-console-access" { covers = "part" }
    rule "iam-people-sign-in-federated" { covers = "part" }
    rule "iam-user-not-created" { covers = "part" }
    rule "iam-role-github-oidc-restricted" { covers = "part" }
    rule "iam-role-oidc-eks-restricted" { covers = "part" }
    rule "cognito-user-pool-password-policy" { covers = "full" }
    rule "cognito-user-pool-threat-protection" { covers = "full" }
    rule "cognito-client-hardened" { covers = "part" }
    rule "iam-password-policy-min-length" {
      covers = "full"
      require "min_length" {
        at_least = 8
      }
    }
    rule "iam-password-policy-uppercase" { covers = "part" }
    rule "iam-password-policy-lowercase" { covers = "part" }
    rule "iam-password-policy-number" { covers = "part" }
    rule "iam-password-policy-symbol" { covers = "part" }
    manual {
      en = "Root MFA from the start and sign-in policy of the identity provider."
      ja = "当初からのルート MFA と ID プロバイダーの認証方針。"
    }
  }
  branch "参考4" {
    automation = "partial"
    rule "iam-access-key-not-created" { covers = "full" }
    rule "provider-no-hardcoded-credentials" { covers = "full" }
    manual {
      en = "Exceptions for long-lived keys."
      ja = "長期キーの例外承認。"
    }
  }
}

control "実9" {
  group = "実"
  actor = "customer"
  title {
    en = "Prevent misuse of IDs"
    ja = "IDの悪用防止"
  }
  summary {
    en = "IDs at the AWS level (root, IAM users) and in AWS-managed application directories must be protected against misuse. Console sessions end automatically after 12 hours, programs use IAM roles instead of embedded IDs and passwords, and MFA and source-IP restrictions stop third parties. The root user has full power, so it is not used for daily work and its credentials are guarded according to the root best practices (branch 2)."
    ja = "ルート・IAM ユーザー・アプリ利用者の ID の悪用を防ぎます。自動サインアウト、ロールの利用、MFA、送信元 IP 制限を行い、ルートは日常業務に使いません。"
  }
  branch "-" {
    automation = "partial"
    rule "iam-user-denied-without-mfa" { covers = "full" }
    rule "iam-group-mfa-enforced" { covers = "part" }
    rule "iam-human-role-trust-requires-mfa" { covers = "full" }
    rule "iam-human-access-source-limited" { covers = "full" }
    rule "iam-role-session-duration" { covers = "part" }
    rule "sso-permission-set-session-duration" { covers = "full" }
    rule "ec2-instance-has-instance-profile" { covers = "part" }
    rule "ecs-task-has-role" { covers = "part" }
    rule "ecs-task-separate-roles" { covers = "part" }
    rule "rds-instance-iam-auth" { covers = "part" }
    rule "rds-cluster-iam-auth" { covers = "part" }
    rule "ec2-instance-user-data-no-secrets" { covers = "part" }
    rule "lambda-env-no-secrets" { covers = "part" }
    rule "ecs-task-no-plaintext-secrets" { covers = "part" }
    rule "codebuild-no-plaintext-secrets" { covers = "part" }
    rule "secrets-environment-names-not-literal" { covers = "part" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "provider-no-hardcoded-credentials" { covers = "full" }
    rule "ec2-instance-imdsv2-required" { covers = "full" }
    rule "ec2-account-imdsv2-default" { covers = "part" }
    rule "iam-role-trust-not-public" { covers = "full" }
    rule "iam-role-trust-only-listed-accounts" { covers = "part" }
    rule "iam-role-trust-external-id-or-mfa" { covers = "part" }
    rule "iam-role-trust-not-account-root" { covers = "part" }
    rule "iam-policy-no-full-admin" { covers = "part" }
    rule "iam-managed-admin-policy-not-attached" { covers = "part" }
    rule "iam-policy-no-allow-notaction" { covers = "part" }
    rule "iam-password-policy-min-length" {
      covers = "full"
      require "min_length" {
        at_least = 8
      }
    }
    rule "iam-access-analyzer-unused-access" { covers = "part" }
    rule "cognito-user-pool-mfa" { covers = "full" }
    rule "cognito-user-pool-threat-protection" { covers = "full" }
    rule "cognito-client-hardened" { covers = "part" }
    rule "cognito-user-pool-waf" { covers = "full" }
    rule "config-rules-watch-credentials" { covers = "part" }
    manual {
      en = "Review of misuse findings."
      ja = "不正利用の検知結果の確認。"
    }
  }
  branch "2" {
    automation = "partial"
    rule "organizations-scp-denies-root" { covers = "full" }
    rule "iam-root-credentials-centrally-managed" { covers = "full" }
    rule "iam-root-mfa-enabled" { covers = "part" }
    rule "cloudwatch-alarm-root-usage" { covers = "part" }
    rule "config-rules-watch-root-user" { covers = "part" }
    rule "iam-root-no-access-key" { covers = "part" }
    manual {
      en = "Custody of root credentials and log of root use."
      ja = "ルート認証情報の保管と利用記録。"
    }
  }
}

control "実10" {
  group = "実"
  actor = "customer"
  title {
    en = "Record, keep and audit access history"
    ja = "アクセス記録の取得・保管・監査"
  }
  summary {
    en = "Operations on AWS resources, console access and access to resources (S3, RDS, ELB, CloudFront, API Gateway, AppSync) must be recorded, kept and audited. CloudTrail gives API and sign-in history but shows only 90 days, so it is delivered to S3 for long-term storage with restricted permissions and log file validation (branch 8). Clocks stay aligned in UTC through Amazon Time Sync and UTC databases (branch 9); CloudTrail is on in every account and region, stored centrally in a tightly restricted log account, GuardDuty and S3 logging are on, unknown temporary credentials and unused roles are reviewed (reference 2). Regular review of the logs remains a human task."
    ja = "AWS リソースの操作とアクセスを記録・保管・監査します。証跡は 90 日を超えて S3 に保管し、完全性を検証し、専用アカウントに集約し、時刻は UTC で揃えます。"
  }
  branch "-" {
    automation = "partial"
    rule "s3-bucket-object-read-events-logged" { covers = "part" }
    rule "s3-bucket-object-write-events-logged" { covers = "part" }
    rule "rds-instance-log-exports" { covers = "part" }
    rule "rds-cluster-log-exports" { covers = "part" }
    rule "rds-cluster-mysql-audit-log" { covers = "part" }
    rule "docdb-cluster-log-exports" { covers = "part" }
    rule "neptune-cluster-log-exports" { covers = "part" }
    rule "rds-audit-source-enabled" { covers = "part" }
    rule "redshift-logging-enabled" { covers = "part" }
    rule "redshift-user-activity-logging" { covers = "part" }
    rule "elb-access-logs-enabled" { covers = "part" }
    rule "elb-classic-access-logs-enabled" { covers = "part" }
    rule "cloudfront-logging-enabled" { covers = "full" }
    rule "apigateway-stage-access-logging" { covers = "part" }
    rule "apigateway-stage-execution-logging" { covers = "part" }
    rule "apigateway-no-data-trace" { covers = "part" }
    rule "appsync-logging-enabled" { covers = "part" }
    rule "appsync-field-level-logs" { covers = "part" }
    rule "eks-control-plane-logging" { covers = "part" }
    rule "opensearch-audit-logging" { covers = "part" }
    rule "opensearch-fine-grained-access" { covers = "part" }
    rule "ssm-session-manager-logged" { covers = "part" }
    rule "ssm-session-manager-encrypted" { covers = "part" }
    rule "ecs-cluster-exec-logging" { covers = "part" }
    rule "ecs-cluster-exec-encrypted-with-cmk" { covers = "part" }
    manual {
      en = "Regular review of the access records."
      ja = "アクセス記録の定期的な確認。"
    }
  }
  branch "8" {
    automation = "partial"
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "s3-audit-log-bucket-protected" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "full"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-bucket-not-public" { covers = "part" }
    rule "cloudtrail-bucket-logging" { covers = "part" }
    rule "cloudtrail-bucket-object-lock" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "kms-service-principal-grants-bound" { covers = "part" }
    rule "cloudtrail-cloudwatch-integration" { covers = "part" }
    rule "cloudtrail-event-data-store-long-lived" {
      covers = "part"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-event-data-store-protected" { covers = "part" }
    rule "cloudtrail-event-data-store-cmk" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "full"
      require "log_retention_days" {
        at_least = 365
      }
    }
    rule "s3-bucket-object-lock-enabled" { covers = "part" }
    rule "organizations-scp-protects-audit-services" { covers = "full" }
    rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "part" }
    manual {
      en = "Audit of console access."
      ja = "コンソールアクセスの監査記録。"
    }
  }
  branch "9" {
    automation = "automated"
    rule "vpc-dhcp-options-keep-amazon-time" { covers = "full" }
    rule "rds-time-zone-utc" { covers = "full" }
    manual {
      en = "Clock settings inside operating systems."
      ja = "OS 内部の時刻設定。"
    }
  }
  branch "参考2" {
    automation = "partial"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-centralised" { covers = "full" }
    rule "s3-bucket-access-logging-enabled" { covers = "full" }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    rule "route53-zone-query-logging" { covers = "part" }
    rule "route53-resolver-query-logging" { covers = "part" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-publishing-frequency" { covers = "part" }
    rule "iam-access-analyzer-unused-access" { covers = "part" }
    manual {
      en = "Review of unknown temporary credentials and unused roles."
      ja = "不明な一時認証情報と未使用ロールの確認。"
    }
  }
}

control "実11" {
  group = "実"
  actor = "customer"
  title {
    en = "Limit transactions"
    ja = "取引に対する制限"
  }
  summary {
    en = "The reference document contains no specific measure, only the general customer-responsibility sentence. By subject it is a business-application function (limits on amounts, counts or conditions of transactions)."
    ja = "参考文書には具体的な対策の記載がなく、利用者が自ら管理するという共通の文だけが示されています。標題「取引に対する制限」は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "The reference document gives no measure: take the requirement from the FISC publication and show the business application's own evidence."
    ja = "参考文書に具体的な対策の記載がないため、要求事項を FISC 本体で確認し、業務アプリケーション側の証跡で示す。"
  }
}

control "実12" {
  group = "実"
  actor = "customer"
  title {
    en = "Block transactions after an incident"
    ja = "事故発生時の取引停止"
  }
  summary {
    en = "The reference document contains no specific measure, only the general customer-responsibility sentence. By subject it is a business-application function (stopping transactions on reported loss, theft or fraud)."
    ja = "参考文書には具体的な対策の記載がなく、利用者が自ら管理するという共通の文だけが示されています。標題「事故発生時の取引停止」は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "The reference document gives no measure: take the requirement from the FISC publication and show the business application's own evidence."
    ja = "参考文書に具体的な対策の記載がないため、要求事項を FISC 本体で確認し、業務アプリケーション側の証跡で示す。"
  }
}

control "実13" {
  group = "実"
  actor = "customer"
  title {
    en = "Protect encryption keys"
    ja = "暗号鍵の保全"
  }
  summary {
    en = "Keys are managed safely in KMS (customer-managed, AWS-managed or AWS-owned) or, for strict demands, in CloudHSM, and their use is limited to the proper principals through key policies and, if needed, IAM policies; automatic rotation is an option and key use is audited through CloudTrail. Customer-managed keys are recommended for financial institutions because they control permissions of both applications and AWS services (branch 4). Administrators of the key and of the data resource are separated, so that accidental exposure of a bucket does not expose its contents (branch 5)."
    ja = "暗号鍵を KMS または CloudHSM で安全に管理し、キーポリシーで利用者を限定し、利用を監査します。カスタマー管理キーを推奨し、鍵の管理者とデータの管理者を分離します。"
  }
  branch "-" {
    automation = "partial"
    rule "kms-key-has-policy" { covers = "part" }
    rule "kms-key-policy-lockout-check-kept" { covers = "part" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "full" }
    rule "iam-policy-no-decrypt-all-keys" { covers = "full" }
    rule "kms-key-rotation-enabled" { covers = "full" }
    rule "kms-key-deletion-window" { covers = "full" }
    rule "plan-stateful-not-destroyed" { covers = "part" }
    rule "kms-grants-narrow" { covers = "full" }
    rule "kms-custom-key-store-controlled" { covers = "full" }
    rule "cloudhsm-cluster-hardened" { covers = "full" }
    manual {
      en = "Key inventory and custody of HSM credentials. Settings and kinds of resources that these rules do not judge."
      ja = "鍵台帳と HSM 認証情報の保管。これらのルールが判定しない設定と種類のリソース。"
    }
  }
  branch "4" {
    automation = "automated"
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "secretsmanager-secret-encrypted-with-cmk" { covers = "part" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "kms-imported-material-controlled" { covers = "full" }
    rule "cloudtrail-management-events-complete" { covers = "full" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudwatch-alarm-unauthorized-api-calls" { covers = "part" }
    rule "cloudwatch-alarm-iam-policy-changes" { covers = "part" }
    rule "cloudwatch-alarm-cloudtrail-changes" { covers = "part" }
    rule "cloudwatch-alarm-cmk-disabled-or-deleted" { covers = "part" }
    rule "cloudwatch-alarm-s3-policy-changes" { covers = "part" }
    rule "cloudwatch-alarm-security-group-changes" { covers = "part" }
    rule "cloudwatch-alarm-nacl-changes" { covers = "part" }
    rule "cloudwatch-alarm-network-gateway-changes" { covers = "part" }
    rule "cloudwatch-alarm-route-table-changes" { covers = "part" }
    rule "cloudwatch-alarm-config-changes" { covers = "part" }
    manual {
      en = "Review of key-use records."
      ja = "鍵利用記録の確認。"
    }
  }
  branch "5" {
    automation = "partial"
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "full" }
    rule "kms-key-policy-not-public" { covers = "full" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "part" }
    manual {
      en = "People behind the separated roles are different."
      ja = "分離した役割を別人が担うこと。"
    }
  }
}

control "実14" {
  group = "実"
  actor = "shared"
  title {
    en = "Prevent intrusion from external networks"
    ja = "外部ネットワークからの侵入対策"
  }
  summary {
    en = "AWS protects its own network (Shield Standard for all, ISO 27001 segments, monitoring); the customer builds further protection with VPC, CloudFront plus Shield, and WAF on CloudFront or ALB. Branch 8: automate web protection with WAF rule sets or partner products, enable GuardDuty with automatic alerts, VPC flow logs, consider traffic mirroring and cross-service analysis with Detective. Branch 9: collect application, login and database audit logs, watch network traffic, use rate-based rules and Shield Advanced, and move WAF rules from Count to Block step by step. References 5 and 6 concern vulnerability information, malware detection by GuardDuty and the AWS penetration-test policy."
    ja = "外部からの侵入に対し、VPC・CloudFront・Shield・WAF で防御を重ねます。WAF ルールの自動化と段階的なブロック化、GuardDuty、フローログ、ログ収集、レート制限、脆弱性情報への対応を行います。"
  }
  branch "-" {
    automation = "partial"
    rule "elb-alb-has-waf" { covers = "part" }
    rule "cloudfront-has-waf" { covers = "part" }
    rule "apigateway-rest-api-waf" { covers = "part" }
    rule "appsync-has-waf" { covers = "part" }
    rule "cognito-user-pool-waf" { covers = "full" }
    rule "sg-default-restricts-all" { covers = "part" }
    rule "ec2-instance-not-default-security-group" { covers = "part" }
    rule "sg-no-ingress-unauthorized-port" { covers = "part" }
    rule "sg-no-ingress-http" { covers = "part" }
    rule "ec2-instance-not-internet-reachable" { covers = "part" }
    rule "ec2-instance-imdsv2-required" { covers = "full" }
    rule "ec2-account-imdsv2-default" { covers = "part" }
    rule "ecs-task-network-mode-and-user" { covers = "part" }
    rule "ecs-task-not-privileged" { covers = "part" }
    rule "ecs-task-readonly-root" { covers = "part" }
    rule "ecs-task-no-host-pid" { covers = "part" }
    rule "elb-drop-invalid-headers" { covers = "part" }
    rule "elb-desync-mitigation" { covers = "part" }
    manual {
      en = "Choice of defence products."
      ja = "防御製品の選定。"
    }
  }
  branch "8" {
    actor      = "customer"
    automation = "partial"
    rule "wafv2-common-rules-present" { covers = "full" }
    rule "waf-acl-has-rules" { covers = "part" }
    rule "wafv2-acl-blocks-log4j" { covers = "part" }
    rule "wafv2-logging-enabled" { covers = "part" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-publishing-frequency" { covers = "part" }
    rule "guardduty-findings-notified" { covers = "full" }
    rule "guardduty-s3-protection" { covers = "part" }
    rule "guardduty-eks-protection" { covers = "part" }
    rule "guardduty-rds-protection" { covers = "part" }
    rule "guardduty-lambda-protection" { covers = "part" }
    rule "guardduty-malware-protection" { covers = "part" }
    rule "guardduty-runtime-monitoring" { covers = "part" }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    rule "detective-enabled" { covers = "full" }
    manual {
      en = "Analysis across services."
      ja = "サービス横断の分析。"
    }
  }
  branch "9" {
    actor      = "customer"
    automation = "partial"
    rule "wafv2-rate-based-rule" { covers = "full" }
    rule "wafv2-rules-block-not-count" { covers = "full" }
    rule "wafv2-rules-have-metrics" { covers = "part" }
    rule "shield-advanced-on-public-endpoints" { covers = "part" }
    rule "ec2-role-can-ship-logs" { covers = "full" }
    rule "ecs-task-log-configuration" { covers = "full" }
    rule "rds-instance-log-exports" { covers = "part" }
    rule "rds-cluster-log-exports" { covers = "part" }
    rule "rds-cluster-mysql-audit-log" { covers = "part" }
    rule "docdb-cluster-log-exports" { covers = "part" }
    rule "neptune-cluster-log-exports" { covers = "part" }
    rule "rds-audit-source-enabled" { covers = "part" }
    rule "cloudwatch-network-traffic-alarmed" { covers = "full" }
    rule "cloudtrail-cloudwatch-integration" { covers = "part" }
    manual {
      en = "Observation phase and tuning of WAF rules."
      ja = "WAF ルールの観察期間と調整。"
    }
  }
  branch "参考5" {
    actor      = "customer"
    automation = "partial"
    rule "guardduty-malware-protection" { covers = "full" }
    rule "inspector-enabled" { covers = "part" }
    manual {
      en = "Handling of vulnerability information."
      ja = "脆弱性情報への対応。"
    }
  }
  branch "参考6" {
    actor      = "customer"
    automation = "manual"
    manual {
      en = "Penetration tests within the AWS policy."
      ja = "AWS の方針に沿った侵入テスト。"
    }
  }
}

control "実15" {
  group = "実"
  actor = "shared"
  title {
    en = "Minimise equipment reachable from external networks"
    ja = "外部接続経路の最小化"
  }
  summary {
    en = "AWS applies least privilege to its own network and bans ports and protocols without business need. The customer keeps external access paths to a minimum: VPC isolation, security groups in both directions, network ACLs, PrivateLink/VPC endpoints, resource policies for services outside the VPC, WAF, Session Manager instead of inbound ports, and IAM policies limiting source addresses for console and API access. Branch 3: combine credentials, IP addresses and client certificates so that only legitimate terminals and networks connect; IAM Roles Anywhere serves workloads outside AWS. Customer-side firewalls and terminals stay outside Terraform."
    ja = "外部接続経路を最小限にします。VPC 分離、双方向のセキュリティグループ、NACL、VPC エンドポイント、リソースポリシー、WAF、Session Manager、送信元制限を用い、正当な端末とネットワークだけを接続させます。"
  }
  branch "-" {
    automation = "partial"
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-ingress-management-ports" { covers = "part" }
    rule "sg-no-ingress-database-ports" { covers = "part" }
    rule "sg-no-ingress-search-ports" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-ingress-unauthorized-port" { covers = "part" }
    rule "sg-no-ingress-http" { covers = "part" }
    rule "ec2-instance-not-internet-reachable" { covers = "part" }
    rule "sg-no-unrestricted-egress" { covers = "full" }
    rule "sg-default-restricts-all" { covers = "part" }
    rule "ec2-instance-not-default-security-group" { covers = "part" }
    rule "sg-is-attached" { covers = "full" }
    rule "nacl-explicit-on-every-subnet" { covers = "part" }
    rule "nacl-no-ingress-ssh" { covers = "part" }
    rule "nacl-no-ingress-rdp" { covers = "part" }
    rule "nacl-no-ingress-all-ports" { covers = "part" }
    rule "vpc-endpoints-for-used-services" { covers = "full" }
    rule "vpc-endpoint-s3-exists" { covers = "part" }
    rule "vpc-endpoint-policy-not-full-access" { covers = "full" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "s3-bucket-policy-restricts-cross-account" { covers = "part" }
    rule "s3-bucket-policy-no-public-list" { covers = "part" }
    rule "s3-bucket-not-effectively-public" { covers = "part" }
    rule "s3-bucket-vpc-only-for-important" { covers = "full" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "elb-alb-has-waf" { covers = "part" }
    rule "cloudfront-has-waf" { covers = "part" }
    rule "apigateway-rest-api-waf" { covers = "part" }
    rule "appsync-has-waf" { covers = "part" }
    rule "ec2-administered-by-session-manager" { covers = "full" }
    rule "ec2-instance-no-key-pair" { covers = "part" }
    rule "ec2-instance-no-public-ip" { covers = "part" }
    rule "ec2-launch-configuration-no-public-ip" { covers = "part" }
    rule "vpc-subnet-no-public-ip" { covers = "part" }
    rule "ecs-service-no-public-ip" { covers = "part" }
    rule "vpc-compute-in-private-subnets" { covers = "full" }
    rule "vpc-separates-public-and-private-subnets" { covers = "part" }
    rule "eks-node-groups-private" { covers = "part" }
    rule "vpc-block-public-access" { covers = "part" }
    rule "rds-instance-not-public" { covers = "part" }
    rule "redshift-not-public" { covers = "part" }
    rule "redshift-serverless-not-public" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "neptune-instance-not-public" { covers = "part" }
    rule "mq-not-public" { covers = "part" }
    rule "msk-not-public" { covers = "part" }
    rule "opensearch-in-vpc" { covers = "part" }
    rule "rds-not-in-public-subnet" { covers = "part" }
    rule "elasticache-not-in-public-subnet" { covers = "part" }
    rule "vpc-data-subnet-groups-private" { covers = "part" }
    rule "rds-instance-in-vpc" { covers = "part" }
    rule "eks-endpoint-not-open" { covers = "part" }
    rule "eks-endpoint-private" { covers = "part" }
    rule "apigateway-rest-api-private" { covers = "part" }
    rule "sg-admin-ports-through-bastion" { covers = "part" }
    rule "vpc-route-igw-not-unrestricted" { covers = "part" }
    rule "nacl-attached-to-subnet" { covers = "part" }
    manual {
      en = "Customer-side firewalls and terminals."
      ja = "利用者拠点のファイアウォールと端末。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "iam-human-access-source-limited" { covers = "full" }
    rule "rolesanywhere-trust-bound-to-certificate" { covers = "part" }
    rule "rolesanywhere-profile-restricted" { covers = "part" }
    rule "apigateway-mutual-tls-on-partner-endpoints" { covers = "full" }
    rule "appsync-no-api-key-auth" { covers = "part" }
    rule "apigateway-method-authorization" { covers = "part" }
    rule "apigatewayv2-route-authorization" { covers = "part" }
    rule "ec2-client-vpn-strong-authentication" { covers = "part" }
    rule "ec2-client-vpn-connection-logging" { covers = "part" }
    rule "ec2-client-vpn-not-authorize-all" { covers = "part" }
    manual {
      en = "Issue and revocation of client certificates."
      ja = "クライアント証明書の発行・失効。"
    }
  }
}

control "実16" {
  group = "実"
  actor = "shared"
  title {
    en = "Monitor for unauthorised access"
    ja = "不正アクセスの常時監視"
  }
  summary {
    en = "AWS logs and monitors its own systems. The customer monitors for unauthorised access such as illicit console sign-in, root use, heavy access-key use or hosts abused for DDoS: GuardDuty on, preferably in all regions, with real-time notification through CloudWatch Events (EventBridge), further tools (IDS, IPS, CASB) where needed, Shield Advanced optionally. Although GuardDuty does not need them, CloudTrail, flow and DNS logs should be enabled and kept for investigation. Branch 2: detect attempts to move data outside (GuardDuty S3 findings), use flow logs with EventBridge for abnormal accepted and rejected connections, and S3 Access Analyzer."
    ja = "不正なサインイン、ルート利用、アクセスキーの多用などを常時監視します。GuardDuty を有効にして即時通知し、証跡・フローログ・DNS ログを保全し、外部へのデータ持ち出しを検知します。"
  }
  branch "-" {
    automation = "partial"
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-publishing-frequency" { covers = "part" }
    rule "guardduty-organization-auto-enable" { covers = "part" }
    rule "guardduty-findings-notified" { covers = "full" }
    rule "cloudwatch-alarm-root-usage" { covers = "part" }
    rule "cloudwatch-alarm-console-without-mfa" { covers = "part" }
    rule "cloudwatch-alarm-console-auth-failures" { covers = "part" }
    rule "iam-access-key-events-alerted" { covers = "full" }
    rule "cloudwatch-alarm-unauthorized-api-calls" { covers = "part" }
    rule "cloudwatch-alarm-iam-policy-changes" { covers = "part" }
    rule "cloudwatch-alarm-cloudtrail-changes" { covers = "part" }
    rule "cloudwatch-alarm-cmk-disabled-or-deleted" { covers = "part" }
    rule "cloudwatch-alarm-s3-policy-changes" { covers = "part" }
    rule "cloudwatch-alarm-security-group-changes" { covers = "part" }
    rule "cloudwatch-alarm-nacl-changes" { covers = "part" }
    rule "cloudwatch-alarm-network-gateway-changes" { covers = "part" }
    rule "cloudwatch-alarm-route-table-changes" { covers = "part" }
    rule "cloudwatch-alarm-config-changes" { covers = "part" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "cloudtrail-cloudwatch-integration" { covers = "part" }
    rule "s3-audit-log-bucket-protected" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "full"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-bucket-not-public" { covers = "part" }
    rule "cloudtrail-bucket-logging" { covers = "part" }
    rule "cloudtrail-bucket-object-lock" { covers = "part" }
    rule "route53-zone-query-logging" { covers = "part" }
    rule "route53-resolver-query-logging" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "full"
      require "log_retention_days" {
        at_least = 365
      }
    }
    rule "shield-advanced-on-public-endpoints" { covers = "part" }
    rule "vpc-egress-filtered" { covers = "part" }
    rule "vpc-network-firewall-present" { covers = "part" }
    rule "networkfirewall-policy-has-rule-group" { covers = "part" }
    rule "networkfirewall-policy-default-action-full-packets" { covers = "part" }
    rule "cloudwatch-network-traffic-alarmed" { covers = "full" }
    manual {
      en = "People who watch and respond."
      ja = "監視と対応の要員。"
    }
  }
  branch "2" {
    actor      = "customer"
    automation = "partial"
    rule "guardduty-s3-protection" { covers = "part" }
    rule "guardduty-eks-protection" { covers = "part" }
    rule "guardduty-rds-protection" { covers = "part" }
    rule "guardduty-lambda-protection" { covers = "part" }
    rule "guardduty-malware-protection" { covers = "part" }
    rule "guardduty-runtime-monitoring" { covers = "part" }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    rule "vpc-flow-logs-alerted" { covers = "full" }
    rule "iam-access-analyzer-enabled" { covers = "full" }
    rule "macie-enabled" { covers = "full" }
    manual {
      en = "Analysis of abnormal connections."
      ja = "異常通信の分析記録。"
    }
  }
}

control "実17" {
  group = "実"
  actor = "customer"
  title {
    en = "Detect abnormal or fraudulent transactions"
    ja = "異常・不正な取引の把握"
  }
  summary {
    en = "The reference document contains no specific measure, only the general customer-responsibility sentence. By subject it is business-application transaction monitoring."
    ja = "参考文書には具体的な対策の記載がなく、利用者が自ら管理するという共通の文だけが示されています。標題「異常・不正な取引の把握」は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "The reference document gives no measure: take the requirement from the FISC publication and show the business application's own evidence."
    ja = "参考文書に具体的な対策の記載がないため、要求事項を FISC 本体で確認し、業務アプリケーション側の証跡で示す。"
  }
}

control "実18" {
  group = "実"
  actor = "customer"
  title {
    en = "Monitor exceptional transactions"
    ja = "例外的な取引の監視"
  }
  summary {
    en = "The reference document contains no specific measure, only the general customer-responsibility sentence. By subject it is monitoring of unusual transactions by the business application and its operators."
    ja = "参考文書には具体的な対策の記載がなく、利用者が自ら管理するという共通の文だけが示されています。標題「例外的な取引の監視」は一般的な知識によるもので、FISC 本体での確認が必要です。"
  }
  automation = "manual"
  manual {
    en = "The reference document gives no measure: take the requirement from the FISC publication and show the business application's own evidence."
    ja = "参考文書に具体的な対策の記載がないため、要求事項を FISC 本体で確認し、業務アプリケーション側の証跡で示す。"
  }
}

control "実19" {
  group = "実"
  actor = "shared"
  title {
    en = "Prepare response and recovery for unauthorised access"
    ja = "不正アクセス発生時の対応と復旧の備え"
  }
  summary {
    en = "The customer prepares for intrusion into the account and into systems: evidence and investigation (CloudTrail, GuardDuty, Config, Detective, Security Hub, a separate log account the intruder cannot alter), recovery (detect and disable exposed keys, restore from regular EBS snapshots, rebuild by pipelines), and prevention (MFA, no long-lived keys, roles). Systems need controlled OS privileges, Session Manager or bastion with restricted sources and operation logs, WAF, Shield, Route 53 / flow / ELB logs, Network Firewall or IDS/IPS, host tampering detection, Inspector. With many accounts, all trails go to one KMS-encrypted audit account that normal administrators cannot enter, enforced through Organizations, and users are managed centrally with cross-account roles."
    ja = "不正アクセスへの備えとして、改変できないログの保全、調査手段、漏えいキーの無効化、定期バックアップからの復旧、権限管理、踏み台や Session Manager、WAF・IDS などを整えます。多数のアカウントでは証跡を監査用アカウントに集約します。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-publishing-frequency" { covers = "part" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-delivery-channel-encrypted" { covers = "part" }
    rule "detective-enabled" { covers = "full" }
    rule "securityhub-standard-active" { covers = "full" }
    rule "securityhub-enabled" { covers = "part" }
    rule "cloudtrail-centralised" { covers = "full" }
    rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
    rule "kms-service-principal-grants-bound" { covers = "part" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "s3-audit-log-bucket-protected" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "part"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-bucket-not-public" { covers = "part" }
    rule "cloudtrail-bucket-logging" { covers = "part" }
    rule "cloudtrail-bucket-object-lock" { covers = "part" }
    rule "s3-bucket-object-lock-enabled" { covers = "part" }
    rule "organizations-scp-protects-audit-services" { covers = "full" }
    rule "iam-access-key-events-alerted" { covers = "full" }
    rule "iam-access-key-not-created" { covers = "full" }
    rule "iam-user-denied-without-mfa" { covers = "full" }
    rule "iam-group-mfa-enforced" { covers = "part" }
    rule "iam-human-role-trust-requires-mfa" { covers = "full" }
    rule "iam-user-not-created" { covers = "part" }
    rule "iam-people-sign-in-federated" { covers = "part" }
    rule "iam-role-trust-only-listed-accounts" { covers = "part" }
    rule "iam-role-trust-external-id-or-mfa" { covers = "part" }
    rule "iam-role-trust-not-account-root" { covers = "part" }
    rule "iam-policy-no-full-admin" { covers = "part" }
    rule "iam-managed-admin-policy-not-attached" { covers = "part" }
    rule "iam-policy-no-allow-notaction" { covers = "part" }
    rule "ec2-administered-by-session-manager" { covers = "full" }
    rule "ec2-instance-no-key-pair" { covers = "part" }
    rule "ssm-session-manager-logged" { covers = "part" }
    rule "ssm-session-manager-encrypted" { covers = "part" }
    rule "ecs-cluster-exec-logging" { covers = "part" }
    rule "ecs-cluster-exec-encrypted-with-cmk" { covers = "part" }
    rule "sg-admin-ports-through-bastion" { covers = "part" }
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-ingress-management-ports" { covers = "part" }
    rule "sg-no-ingress-database-ports" { covers = "part" }
    rule "sg-no-ingress-search-ports" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "elb-alb-has-waf" { covers = "part" }
    rule "cloudfront-has-waf" { covers = "part" }
    rule "apigateway-rest-api-waf" { covers = "part" }
    rule "appsync-has-waf" { covers = "part" }
    rule "shield-advanced-on-public-endpoints" { covers = "part" }
    rule "route53-zone-query-logging" { covers = "part" }
    rule "route53-resolver-query-logging" { covers = "part" }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    rule "elb-access-logs-enabled" { covers = "part" }
    rule "elb-classic-access-logs-enabled" { covers = "part" }
    rule "vpc-egress-filtered" { covers = "part" }
    rule "vpc-network-firewall-present" { covers = "part" }
    rule "networkfirewall-policy-has-rule-group" { covers = "part" }
    rule "networkfirewall-policy-default-action-full-packets" { covers = "part" }
    rule "networkfirewall-logging-enabled" { covers = "part" }
    rule "wafv2-logging-enabled" { covers = "part" }
    rule "ebs-volume-in-backup-plan" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "part" }
    rule "backup-vault-locked" { covers = "part" }
    rule "backup-plan-cross-region-copy" { covers = "part" }
    rule "inspector-enabled" { covers = "part" }
    manual {
      en = "Incident response plan, rehearsals and host tampering detection."
      ja = "インシデント対応計画・訓練、ホストの改ざん検知。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-publishing-frequency" { covers = "part" }
    rule "detective-enabled" { covers = "full" }
    rule "health-events-notified" { covers = "part" }
    rule "account-security-contact" { covers = "part" }
    manual {
      en = "Use of AWS notices in the response."
      ja = "AWS からの通知を用いた対応手順。"
    }
  }
}

control "実20" {
  group = "実"
  actor = "shared"
  title {
    en = "Defend against malware"
    ja = "マルウェアへの防御"
  }
  summary {
    en = "AWS protects its own estate and is responsible for anti-malware on managed services such as RDS, ECS and Fargate. The customer runs suitable anti-virus and tamper-detection software on EC2 operating systems (tested before production if bought from the Marketplace) and, under branch 3, uses WAF, Shield, Network Firewall with Firewall Manager, VPC isolation, security groups, network ACLs and Auto Scaling launch templates, considering conditions of third-party products."
    ja = "EC2 の OS に適したウイルス対策・改ざん検知を導入し、WAF・Shield・Network Firewall・セグメント分離・起動テンプレートで防御します。マネージドサービスの下層は AWS が担います。"
  }
  branch "-" {
    automation = "partial"
    rule "ec2-ami-lookup-names-owner" { covers = "part" }
    rule "ec2-image-from-managed-source" { covers = "part" }
    rule "ssm-patching-scheduled" { covers = "part" }
    rule "rds-auto-minor-upgrade" { covers = "part" }
    rule "ssm-patch-and-inventory-managed" { covers = "part" }
    rule "ecr-scan-on-push" { covers = "part" }
    rule "ecr-immutable-tags" { covers = "part" }
    manual {
      en = "Anti-malware software and its test before production."
      ja = "ウイルス対策ソフトと本番前の検証。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "elb-alb-has-waf" { covers = "part" }
    rule "cloudfront-has-waf" { covers = "part" }
    rule "apigateway-rest-api-waf" { covers = "part" }
    rule "appsync-has-waf" { covers = "part" }
    rule "wafv2-common-rules-present" { covers = "full" }
    rule "waf-acl-has-rules" { covers = "part" }
    rule "wafv2-acl-blocks-log4j" { covers = "part" }
    rule "shield-advanced-on-public-endpoints" { covers = "part" }
    rule "vpc-egress-filtered" { covers = "part" }
    rule "vpc-network-firewall-present" { covers = "part" }
    rule "networkfirewall-policy-has-rule-group" { covers = "part" }
    rule "networkfirewall-policy-default-action-full-packets" { covers = "part" }
    rule "networkfirewall-logging-enabled" { covers = "part" }
    rule "vpc-compute-in-private-subnets" { covers = "full" }
    rule "vpc-separates-public-and-private-subnets" { covers = "part" }
    rule "eks-node-groups-private" { covers = "part" }
    rule "vpc-block-public-access" { covers = "part" }
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-ingress-management-ports" { covers = "part" }
    rule "sg-no-ingress-database-ports" { covers = "part" }
    rule "sg-no-ingress-search-ports" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-unrestricted-egress" { covers = "full" }
    rule "sg-default-restricts-all" { covers = "part" }
    rule "ec2-instance-not-default-security-group" { covers = "part" }
    rule "nacl-explicit-on-every-subnet" { covers = "part" }
    rule "nacl-no-ingress-ssh" { covers = "part" }
    rule "nacl-no-ingress-rdp" { covers = "part" }
    rule "nacl-no-ingress-all-ports" { covers = "part" }
    rule "autoscaling-group-uses-launch-template" { covers = "part" }
    rule "ec2-instance-imdsv2-required" { covers = "part" }
    rule "ec2-image-from-managed-source" { covers = "part" }
    rule "guardduty-malware-protection" { covers = "full" }
    rule "guardduty-malware-plan-on-upload-buckets" { covers = "full" }
    manual {
      en = "Conditions of third-party products."
      ja = "第三者製品の利用条件。"
    }
  }
}

control "実21" {
  group = "実"
  actor = "shared"
  title {
    en = "Detection of malware and unwanted programs"
    ja = "不正プログラム・マルウェアの検知"
  }
  summary {
    en = "The customer must detect malware on its own workloads: classic anti-virus on EC2, service-specific measures for containers, object storage and serverless, and early detection of unknown malware by correlating network, API and process behaviour logs. AWS native detection (GuardDuty, Security Hub) or a vendor product may be used; findings of all accounts should come together in one administrator account."
    ja = "自社ワークロード上の不正プログラムを検知します。EC2 のウイルス対策、コンテナ・ストレージ・サーバーレスに応じた手段、ログ相関による早期検知を用い、検知結果を管理アカウントに集約します。"
  }
  branch "-" {
    automation = "partial"
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-publishing-frequency" { covers = "full" }
    rule "guardduty-runtime-monitoring" { covers = "full" }
    rule "guardduty-malware-plan-on-upload-buckets" { covers = "full" }
    rule "guardduty-s3-protection" { covers = "part" }
    rule "guardduty-eks-protection" { covers = "part" }
    rule "guardduty-rds-protection" { covers = "part" }
    rule "guardduty-lambda-protection" { covers = "part" }
    rule "guardduty-malware-protection" { covers = "part" }
    rule "ecr-scan-on-push" { covers = "full" }
    rule "ecr-immutable-tags" { covers = "part" }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "securityhub-enabled" { covers = "full" }
    manual {
      en = "State of agents inside instances."
      ja = "インスタンス内エージェントの状態。"
    }
  }
  branch "2" {
    actor      = "customer"
    automation = "automated"
    rule "guardduty-malware-protection" { covers = "full" }
    rule "guardduty-findings-notified" { covers = "full" }
    rule "securityhub-standard-active" { covers = "full" }
    rule "securityhub-enabled" { covers = "part" }
    rule "securityhub-organization-wide" { covers = "full" }
    rule "securityhub-findings-notified" { covers = "full" }
    rule "inspector-enabled" { covers = "part" }
    rule "macie-enabled" { covers = "full" }
    rule "route53-zone-query-logging" { covers = "part" }
    rule "route53-resolver-query-logging" { covers = "part" }
    rule "guardduty-organization-auto-enable" { covers = "part" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    manual {
      en = "Handling of findings in the administrator account."
      ja = "管理アカウントでの検知結果の対応。"
    }
  }
}

control "実22" {
  group = "実"
  actor = "shared"
  title {
    en = "Response when malware or an unwanted program is found"
    ja = "不正プログラム発見時の被害極小化と復旧"
  }
  summary {
    en = "Procedures must exist for the case of infection: isolate the affected system (NACL/security group, stop), preserve evidence before stopping an instance, restore from snapshots or AMIs, and limit and know outbound communication paths. Containment should be automated from the detection event and logs (VPC flow logs, OS logs in CloudWatch Logs) kept so that the damage can be traced."
    ja = "感染時の手順として、隔離、停止前の証拠保全、スナップショットや AMI からの復旧、外向き通信経路の把握を定めます。検知からの封じ込めを自動化し、追跡のためのログを保管します。"
  }
  branch "-" {
    automation = "partial"
    rule "backup-plan-frequency-and-retention" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "part" }
    rule "ebs-volume-in-backup-plan" { covers = "part" }
    rule "sg-no-unrestricted-egress" { covers = "full" }
    rule "vpc-egress-filtered" { covers = "full" }
    rule "vpc-network-firewall-present" { covers = "part" }
    rule "backup-vault-locked" { covers = "part" }
    rule "recovery-force-delete-disabled" { covers = "part" }
    manual {
      en = "Written infection procedure and evidence handling."
      ja = "感染時手順書と証拠保全の手順。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "guardduty-findings-trigger-containment" { covers = "full" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    rule "ec2-role-can-ship-logs" { covers = "full" }
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "part"
      require "log_retention_days" {
        at_least = 365
      }
    }
    manual {
      en = "Test of the automatic containment."
      ja = "自動封じ込めの試験。"
    }
  }
}

control "実23" {
  group = "実"
  actor = "shared"
  title {
    en = "Operation manuals for normal times"
    ja = "平常時の操作手順書の整備"
  }
  summary {
    en = "Write and keep current manuals for operating the system and AWS services: follow service and console changes, avoid screenshot-heavy manuals, consider CLI/IaC instead of console steps, cover AWS maintenance events, and review and rehearse manuals regularly."
    ja = "平常時の操作手順書を整備・更新し、画面変更に左右されにくい手順や IaC 化を検討します。"
  }
  automation = "manual"
  manual {
    en = "Manuals, review and rehearsal records."
    ja = "手順書、見直しと訓練の記録。"
  }
}

control "実24" {
  group = "実"
  actor = "shared"
  title {
    en = "Manuals for failures and disasters"
    ja = "障害・災害時の手順書の整備"
  }
  summary {
    en = "Only the general statement is given: the customer runs this control itself with AWS functions or other means; AWS describes its own continuity planning."
    ja = "障害・災害時の手順書を整備します。参考文書の利用者側記載は一般的な文のみです。"
  }
  automation = "manual"
  manual {
    en = "Manuals for failures and disasters."
    ja = "障害・災害時の手順書。"
  }
}

control "実25" {
  group = "実"
  actor = "shared"
  title {
    en = "Clear access rights to important files and resources"
    ja = "重要ファイル・資源へのアクセス権限の明確化"
  }
  summary {
    en = "Identify files and resources important for operations or business and keep the set of people and roles with access minimal, using identity policies, resource policies and customer managed KMS keys. Record actions with CloudTrail, take stock of rights regularly and remove what is not needed; external permission tools get the same protection and least privilege."
    ja = "重要なファイルと資源を特定し、アクセスできる人とロールを最小限に保ちます。カスタマー管理キーを使い、操作を CloudTrail で記録し、権限を定期的に棚卸しします。"
  }
  branch "-" {
    automation = "partial"
    rule "iam-policy-no-full-admin" { covers = "part" }
    rule "iam-policy-no-service-wildcard" { covers = "part" }
    rule "iam-policy-no-allow-notaction" { covers = "part" }
    rule "iam-managed-admin-policy-not-attached" { covers = "part" }
    rule "iam-managed-iamfullaccess-not-attached" { covers = "part" }
    rule "iam-managed-poweruser-not-attached" { covers = "part" }
    rule "iam-user-no-direct-policy" { covers = "full" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "s3-bucket-acls-disabled" { covers = "part" }
    rule "s3-bucket-acl-not-public-read" { covers = "part" }
    rule "s3-bucket-acl-not-public-write" { covers = "part" }
    rule "s3-bucket-acl-not-authenticated-users" { covers = "part" }
    rule "s3-bucket-policy-restricts-cross-account" { covers = "full" }
    rule "ebs-snapshot-not-public" { covers = "part" }
    rule "ec2-ami-not-shared" { covers = "part" }
    rule "rds-snapshot-not-public" { covers = "part" }
    rule "ebs-snapshot-block-public-access" { covers = "part" }
    rule "rds-instance-not-public" { covers = "part" }
    rule "redshift-not-public" { covers = "part" }
    rule "dms-instance-not-public" { covers = "part" }
    rule "rds-not-in-public-subnet" { covers = "part" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "part" }
    rule "kms-key-has-policy" { covers = "part" }
    rule "kms-key-policy-lockout-check-kept" { covers = "part" }
    rule "iam-policy-no-decrypt-all-keys" { covers = "part" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-data-events-cover-classified-stores" { covers = "full" }
    rule "s3-account-public-access-block" { covers = "part" }
    rule "s3-audit-log-bucket-protected" { covers = "part" }
    manual {
      en = "List of important files and the regular stock-taking of rights."
      ja = "重要ファイルの一覧と権限の棚卸し記録。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "iam-access-analyzer-unused-access" { covers = "part" }
    rule "iam-access-analyzer-enabled" { covers = "full" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "iam-policy-no-privilege-escalation" { covers = "full" }
    rule "iam-role-trust-not-public" { covers = "part" }
    rule "iam-role-trust-only-listed-accounts" { covers = "part" }
    rule "iam-role-github-oidc-restricted" { covers = "part" }
    rule "iam-role-oidc-eks-restricted" { covers = "part" }
    manual {
      en = "Protection of external permission tools."
      ja = "外部の権限管理ツールの保護。"
    }
  }
}

control "実26" {
  group = "実"
  actor = "shared"
  title {
    en = "Measures to keep passwords from becoming known"
    ja = "パスワードを他者に知られないための措置"
  }
  summary {
    en = "For IAM users the customer must demand strong passwords: minimum length, at least one digit and other character classes, automatic expiry, no reuse of earlier passwords and a forced change at next sign-in. (AWS states 90-day rotation for its own staff.)"
    ja = "IAM ユーザーには、最小文字数、数字などの文字種、自動失効、再利用禁止、初回変更を備えた強固なパスワードを求めます。"
  }
  automation = "automated"
  rule "iam-password-policy-min-length" {
    covers = "full"
    require "min_length" {
      at_least = 8
    }
  }
  rule "iam-password-policy-uppercase" { covers = "part" }
  rule "iam-password-policy-lowercase" { covers = "part" }
  rule "iam-password-policy-number" { covers = "part" }
  rule "iam-password-policy-symbol" { covers = "part" }
  rule "iam-password-policy-expiry" { covers = "full" }
  rule "iam-password-policy-reuse" { covers = "full" }
  rule "iam-login-profile-handed-over-safely" { covers = "full" }
  rule "iam-password-policy-users-can-change" { covers = "full" }
  rule "iam-people-sign-in-federated" { covers = "full" }
  rule "iam-user-no-console-access" { covers = "part" }
  manual {
    en = "Passwords outside IAM."
    ja = "IAM 以外のパスワード。"
  }
}

control "実27" {
  group = "実"
  actor = "shared"
  title {
    en = "Procedure for granting and reviewing access rights"
    ja = "アクセス権限の付与・見直しの手続き"
  }
  summary {
    en = "Define how AWS access rights are granted, checked and withdrawn: strong protection of the root user, individual least-privilege identities, SCPs over many accounts, temporary credentials, key rotation and deletion, and periodic review with Access Analyzer or a posture tool. Requester and approver must check each other; permission boundaries and SCPs cap what can be granted; review also at transfers, joining, leaving, and for server roles; stored data gets isolation, versioning, least privilege and no public access."
    ja = "アクセス権の付与・確認・取消の手続きを定めます。ルートの保護、個別 ID、SCP、一時認証情報、キーの更新と削除、Access Analyzer による定期的な見直しを行い、申請者と承認者が相互に牽制します。"
  }
  branch "-" {
    automation = "partial"
    rule "iam-root-no-access-key" { covers = "part" }
    rule "iam-root-credentials-centrally-managed" { covers = "part" }
    rule "iam-root-mfa-enabled" { covers = "part" }
    rule "config-rules-watch-root-user" { covers = "part" }
    rule "config-rules-watch-credentials" { covers = "full" }
    rule "iam-policy-no-full-admin" { covers = "part" }
    rule "iam-policy-no-service-wildcard" { covers = "part" }
    rule "iam-policy-no-allow-notaction" { covers = "part" }
    rule "iam-user-names-individual" { covers = "part" }
    rule "organizations-scp-attached" { covers = "full" }
    rule "iam-access-key-not-created" { covers = "full" }
    rule "ec2-instance-has-instance-profile" { covers = "part" }
    rule "ecs-task-has-role" { covers = "part" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "iam-role-session-duration" { covers = "part" }
    rule "sso-permission-set-session-duration" { covers = "part" }
    rule "iam-access-analyzer-enabled" { covers = "full" }
    rule "iam-access-analyzer-unused-access" { covers = "part" }
    rule "securityhub-standard-active" { covers = "full" }
    manual {
      en = "Approval and review records for access rights."
      ja = "権限の申請・承認・見直しの記録。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "partial"
    rule "s3-bucket-versioning-enabled" { covers = "full" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "iam-principals-have-permissions-boundary" { covers = "part" }
    rule "iam-delegated-administration-capped" { covers = "part" }
    rule "iam-policy-no-privilege-escalation" { covers = "full" }
    rule "ec2-instance-has-instance-profile" { covers = "part" }
    rule "ecs-task-has-role" { covers = "part" }
    rule "secrets-in-resource-attributes" { covers = "part" }
    rule "accessanalyzer-findings-notified" { covers = "full" }
    rule "codepipeline-approval-before-production" { covers = "full" }
    manual {
      en = "Review at transfers, joining and leaving."
      ja = "異動・入退社時の見直し記録。"
    }
  }
}

control "実28" {
  group = "実"
  actor = "customer"
  title {
    en = "Handling and management of data files"
    ja = "データファイルの授受・管理方法"
  }
  summary {
    en = "Define how data files are handed over and managed so that misuse, tampering and loss are prevented: by importance, the retention period, the way and the place of keeping. Use encryption of EBS volumes and snapshots and of S3 objects; keep secrets out of object metadata, which is not encrypted."
    ja = "データファイルの授受・保管・管理の方法を重要度に応じて定め、EBS・スナップショット・S3 を暗号化します。メタデータは暗号化されないため機密情報を入れません。"
  }
  automation = "partial"
  rule "ebs-volume-encrypted" { covers = "part" }
  rule "ec2-instance-block-devices-encrypted" { covers = "part" }
  rule "ec2-launch-template-block-devices-encrypted" { covers = "part" }
  rule "ebs-snapshot-encrypted" { covers = "part" }
  rule "ebs-snapshot-copy-encrypted-with-cmk" { covers = "part" }
  rule "ebs-default-encryption-enabled" { covers = "part" }
  rule "s3-bucket-encryption-enabled" { covers = "part" }
  rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
  rule "s3-object-metadata-no-sensitive-values" { covers = "full" }
  rule "rds-instance-encrypted" { covers = "part" }
  rule "rds-cluster-encrypted" { covers = "part" }
  rule "docdb-cluster-encrypted" { covers = "part" }
  rule "neptune-cluster-encrypted" { covers = "part" }
  rule "redshift-encrypted" { covers = "part" }
  rule "efs-encrypted" { covers = "part" }
  rule "elasticache-encrypted-at-rest" { covers = "part" }
  rule "opensearch-encrypted-at-rest" { covers = "part" }
  rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
  rule "sqs-queue-encrypted" { covers = "part" }
  rule "sns-topic-encrypted" { covers = "part" }
  rule "kinesis-stream-encrypted" { covers = "part" }
  rule "athena-workgroup-encrypted" { covers = "part" }
  rule "glue-catalog-encrypted" { covers = "part" }
  rule "workspaces-root-volume-encrypted" { covers = "part" }
  rule "workspaces-user-volume-encrypted" { covers = "part" }
  rule "s3-bucket-versioning-enabled" { covers = "full" }
  rule "s3-data-expires-by-rule" { covers = "full" }
  rule "s3-bucket-lifecycle-configured" { covers = "part" }
  rule "s3-bucket-versioned-has-lifecycle" { covers = "part" }
  rule "s3-bucket-lifecycle-aborts-incomplete-uploads" { covers = "part" }
  rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
  rule "s3-bucket-access-logging-enabled" { covers = "full" }
  rule "resource-required-tags" { covers = "part" }
  rule "s3-bucket-force-destroy-disabled" { covers = "part" }
  rule "recovery-force-delete-disabled" { covers = "part" }
  rule "plan-stateful-not-destroyed" { covers = "full" }
  manual {
    en = "Hand-over procedure and retention periods."
    ja = "授受手順と保存期間。"
  }
}

control "実29" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems it builds on AWS itself."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実30" {
  group = "実"
  actor = "customer"
  title {
    en = "Management of encryption keys"
    ja = "暗号鍵の運用管理"
  }
  summary {
    en = "Write key management procedures and check that AWS offers functions for them. With KMS or CloudHSM: control who administers and who uses keys by key policy and IAM policy, manage the key life cycle, rotate automatically, use 256-bit keys, and handle imported key material properly."
    ja = "暗号鍵の管理手順を定め、KMS または CloudHSM で管理者と利用者の分離、ライフサイクル、自動ローテーション、256 ビット鍵、持込み鍵の扱いを統制します。"
  }
  branch "-" {
    automation = "partial"
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    manual {
      en = "Written key management procedure."
      ja = "鍵管理の手順書。"
    }
  }
  branch "4" {
    automation = "partial"
    rule "kms-key-spec-strong" { covers = "full" }
    rule "kms-key-rotation-enabled" { covers = "full" }
    rule "kms-key-deletion-window" { covers = "full" }
    rule "kms-key-enabled" { covers = "part" }
    rule "plan-stateful-not-destroyed" { covers = "part" }
    rule "kms-key-policy-separates-admin-and-use" { covers = "part" }
    rule "kms-key-has-policy" { covers = "part" }
    rule "kms-key-policy-lockout-check-kept" { covers = "part" }
    rule "iam-policy-no-decrypt-all-keys" { covers = "part" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "sqs-policy-not-public" { covers = "part" }
    rule "sns-policy-not-public" { covers = "part" }
    rule "kms-key-policy-not-public" { covers = "part" }
    rule "secretsmanager-policy-not-public" { covers = "part" }
    rule "ecr-policy-not-public" { covers = "part" }
    rule "efs-policy-not-open" { covers = "part" }
    rule "lambda-permission-not-public" { covers = "part" }
    rule "lambda-permission-source-restricted" { covers = "part" }
    rule "lambda-url-authenticated" { covers = "part" }
    rule "opensearch-access-policy-not-public" { covers = "part" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "s3-glacier-vault-policy-not-public" { covers = "part" }
    rule "eventbridge-bus-policy-not-open" { covers = "part" }
    rule "apigateway-rest-api-policy-not-wildcard" { covers = "part" }
    rule "cloudwatch-log-group-not-public" { covers = "part" }
    rule "codeartifact-policy-not-open" { covers = "part" }
    rule "kms-custom-key-store-controlled" { covers = "full" }
    rule "cloudhsm-cluster-hardened" { covers = "full" }
    rule "kms-imported-material-controlled" { covers = "full" }
    rule "cloudwatch-alarm-data-deletion" { covers = "full" }
    rule "cloudwatch-alarm-cmk-disabled-or-deleted" { covers = "part" }
    rule "cloudtrail-multi-region" { covers = "part" }
    manual {
      en = "Key ceremonies and custody of imported material."
      ja = "鍵の生成・持込み時の立会いと保管。"
    }
  }
}

control "実31" {
  group = "実"
  actor = "shared"
  title {
    en = "Training and knowledge, following service changes"
    ja = "教育・ナレッジ管理とサービス変更への追随"
  }
  summary {
    en = "Set up operation so that frequent cloud-side changes are followed: manuals that do not depend on screens, checking AWS announcements and revising manuals, training; less manual work through infrastructure as code; sharing lessons learned."
    ja = "クラウド側の頻繁な変更に追随できる運用を整えます。画面に依存しない手順書、告知の確認、教育、IaC による省力化、知見の共有を行います。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "Training and knowledge records."
      ja = "教育・ナレッジの記録。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "manual"
    manual {
      en = "Routine for following service changes."
      ja = "サービス変更の確認手順。"
    }
  }
}

control "実32" {
  group = "実"
  actor = "shared"
  title {
    en = "Management and maintenance of malware countermeasures"
    ja = "ウイルス対策の管理・保守手順"
  }
  summary {
    en = "As on premises, define how the technical countermeasures are run and maintained, and how events and incidents in the customer's area are detected and recovered; in the cloud also how spread inside the network is stopped, how forensic evidence is obtained and how information is exchanged with AWS."
    ja = "ウイルス対策などの技術的対策の運用・保守方法を定め、検知・復旧、内部での拡散防止、証拠保全、AWS との情報交換を準備します。"
  }
  automation = "partial"
  rule "guardduty-detector-enabled" { covers = "full" }
  rule "guardduty-findings-notified" { covers = "full" }
  rule "guardduty-malware-protection" { covers = "full" }
  rule "ecr-scan-on-push" { covers = "full" }
  rule "vpc-flow-logs-enabled" { covers = "part" }
  rule "vpc-flow-log-all-traffic" { covers = "part" }
  rule "cloudtrail-log-file-validation" { covers = "full" }
  rule "guardduty-findings-trigger-containment" { covers = "full" }
  rule "account-security-contact" { covers = "full" }
  rule "ssm-patching-scheduled" { covers = "full" }
  manual {
    en = "Maintenance procedure and exchange with AWS."
    ja = "保守手順と AWS との連絡方法。"
  }
}

control "実33" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実34" {
  group = "実"
  actor = "shared"
  title {
    en = "Operation of external (Internet) connections"
    ja = "外部接続の運用管理"
  }
  summary {
    en = "Check that the provider handles vulnerabilities of Internet-facing parts (devices, virtualisation, managed software) and do the same for one's own part. Where patches cannot be applied quickly, block unneeded communication, add detection and take regular backups. AWS scans do not cover customer instances: the customer scans its own."
    ja = "事業者がインターネット接続部の脆弱性に対処していることを確認し、自社側も同様に行います。すぐに修正できない場合は不要な通信の遮断、検知、定期バックアップで補います。"
  }
  branch "-" {
    automation = "partial"
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-ingress-database-ports" { covers = "part" }
    rule "sg-no-ingress-search-ports" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-unrestricted-egress" { covers = "full" }
    rule "elb-alb-has-waf" { covers = "part" }
    rule "cloudfront-has-waf" { covers = "part" }
    rule "apigateway-rest-api-waf" { covers = "part" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "backup-plan-frequency-and-retention" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "part" }
    rule "ssm-patching-scheduled" { covers = "full" }
    rule "rds-auto-minor-upgrade" { covers = "part" }
    rule "elasticache-auto-minor-upgrade" { covers = "part" }
    rule "opensearch-auto-software-update" { covers = "part" }
    rule "lifecycle-no-end-of-support" { covers = "full" }
    rule "eks-supported-version" { covers = "part" }
    rule "lambda-runtime-supported" { covers = "part" }
    manual {
      en = "Vulnerability handling records."
      ja = "脆弱性対応の記録。"
    }
  }
  branch "4" {
    actor      = "provider"
    automation = "partial"
    rule "inspector-enabled" { covers = "part" }
    manual {
      en = "AWS reports on its own scans; plan of own scans."
      ja = "AWS 側検査の報告書と自社検査の計画。"
    }
  }
}

control "実35" {
  group = "実"
  actor = "shared"
  title {
    en = "Confirming operator identity"
    ja = "操作者の資格・本人確認"
  }
  summary {
    en = "Sign-in credentials that leak or are guessed are a risk: require MFA and a strong password policy, and optionally refuse API access by source address."
    ja = "サインイン情報の漏えいや推測に備え、MFA と強いパスワードポリシーを求め、必要に応じて送信元による API 制限を行います。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "Qualification of operators."
      ja = "操作者の資格確認。"
    }
  }
  branch "2" {
    actor      = "customer"
    automation = "partial"
    rule "iam-user-denied-without-mfa" { covers = "full" }
    rule "iam-human-role-trust-requires-mfa" { covers = "full" }
    rule "config-rules-watch-root-user" { covers = "part" }
    rule "config-rules-watch-credentials" { covers = "part" }
    rule "iam-password-policy-min-length" {
      covers = "full"
      require "min_length" {
        at_least = 8
      }
    }
    rule "iam-password-policy-uppercase" { covers = "part" }
    rule "iam-password-policy-lowercase" { covers = "part" }
    rule "iam-password-policy-number" { covers = "part" }
    rule "iam-password-policy-symbol" { covers = "part" }
    rule "iam-password-policy-reuse" { covers = "full" }
    rule "iam-human-access-source-limited" { covers = "full" }
    rule "cloudwatch-alarm-console-without-mfa" { covers = "part" }
    rule "cloudwatch-alarm-console-auth-failures" { covers = "part" }
    rule "cloudwatch-alarm-root-usage" { covers = "part" }
    manual {
      en = "MFA registration of each operator."
      ja = "操作者ごとの MFA 登録。"
    }
  }
}

control "実36" {
  group = "実"
  actor = "shared"
  title {
    en = "Request and approval of operations"
    ja = "オペレーションの依頼・承認"
  }
  summary {
    en = "Only the general statement is given for the customer; AWS describes its own change management (document, plan roll-back, test apart from production, peer review, approval)."
    ja = "オペレーションの依頼・承認を行います。参考文書の利用者側記載は一般的な文のみです。"
  }
  automation = "manual"
  manual {
    en = "Requests and approvals of operations."
    ja = "オペレーションの依頼書と承認記録。"
  }
}

control "実37" {
  group = "実"
  actor = "shared"
  title {
    en = "Recording and confirming operations"
    ja = "オペレーションの記録と確認"
  }
  summary {
    en = "Keep records of AWS operations so that it can be confirmed that requested operations were done as instructed: CloudTrail for API calls, Session Manager logs for shell work, AWS Config for setting changes; analyse with Athena or Logs Insights, watch with GuardDuty and Security Hub. Event history lasts only 90 days, so a trail to S3 (optionally CloudWatch Logs) or CloudTrail Lake (up to seven years) is needed."
    ja = "依頼どおりに操作されたことを確認できるよう、CloudTrail・Session Manager・Config で記録を残し、分析・監視します。イベント履歴は 90 日のため、S3 や CloudTrail Lake に保管します。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "full" }
    rule "ssm-session-manager-logged" { covers = "part" }
    rule "ec2-administered-by-session-manager" { covers = "full" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "cloudwatch-logs-exported-for-analysis" { covers = "full" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "securityhub-enabled" { covers = "full" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    manual {
      en = "Comparison of requests with records."
      ja = "依頼内容と記録の突合。"
    }
  }
  branch "5" {
    actor      = "customer"
    automation = "partial"
    rule "s3-log-retention-met" {
      covers = "part"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-event-data-store-long-lived" {
      covers = "part"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-cloudwatch-integration" { covers = "full" }
    rule "cloudtrail-event-data-store-protected" { covers = "part" }
    rule "s3-audit-log-bucket-protected" { covers = "full" }
    manual {
      en = "Retention decision."
      ja = "保存期間の決定。"
    }
  }
}

control "実38" {
  group = "実"
  actor = "shared"
  title {
    en = "Operation records for requested work"
    ja = "依頼オペレーションの実施記録"
  }
  summary {
    en = "As on premises, operation records that show that a requested operation was done as instructed are mandatory; the measures are those of 実37."
    ja = "依頼したオペレーションの実施記録を残します。対策は実37 と同じです。"
  }
  automation = "partial"
  rule "cloudtrail-multi-region" { covers = "part" }
  rule "cloudtrail-logging-enabled" { covers = "part" }
  rule "cloudtrail-management-events-complete" { covers = "full" }
  rule "cloudtrail-log-file-validation" { covers = "full" }
  rule "ssm-session-manager-logged" { covers = "part" }
  rule "config-recorder-all-resources" { covers = "part" }
  rule "config-recorder-global-resources" { covers = "part" }
  rule "config-delivery-channel-complete" { covers = "part" }
  rule "s3-audit-log-bucket-protected" { covers = "full" }
  rule "s3-bucket-access-logging-enabled" { covers = "full" }
  rule "organizations-scp-protects-audit-services" { covers = "full" }
  manual {
    en = "Comparison of requests with records."
    ja = "依頼内容と記録の突合。"
  }
}

control "実39" {
  group = "実"
  actor = "customer"
  title {
    en = "Backup of data files"
    ja = "データファイルのバックアップ"
  }
  summary {
    en = "Take and manage backups whose retention, cycle and place agree with the contingency plan. Use AWS Backup to automate schedule and life cycle, Data Lifecycle Manager for EC2/EBS, cross-region copies for important data (watch laws when leaving Japan), encrypt backups, define access policies and log operations on them; choose the storage class by cost and retrieval time. RDS and DynamoDB offer point-in-time recovery to about five minutes ago; replicas or re-creation from a source may replace a backup when they meet RPO/RTO."
    ja = "コンティンジェンシープランに合った保存期間・周期・場所でバックアップを取得・管理します。AWS Backup や DLM で自動化し、重要データは別リージョンに複製し、暗号化とアクセス制御を行います。"
  }
  branch "-" {
    automation = "partial"
    rule "backup-plan-frequency-and-retention" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "full" }
    rule "ebs-volume-in-backup-plan" { covers = "part" }
    rule "backup-plan-cross-region-copy" { covers = "part" }
    rule "residency-copies-stay-in-allowed-regions" { covers = "full" }
    rule "backup-vault-encrypted-with-cmk" { covers = "full" }
    rule "backup-vault-policy-denies-deletion" { covers = "full" }
    rule "backup-vault-policy-not-open" { covers = "part" }
    rule "cloudtrail-data-events-cover-classified-stores" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "full"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "s3-bucket-lifecycle-configured" { covers = "part" }
    rule "backup-vault-locked" { covers = "part" }
    rule "recovery-force-delete-disabled" { covers = "part" }
    rule "backup-failures-notified" { covers = "full" }
    manual {
      en = "Agreement with the contingency plan, legal check of copies abroad."
      ja = "コンティンジェンシープランとの整合、国外複製の法的確認。"
    }
  }
  branch "5" {
    automation = "partial"
    rule "rds-backup-retention" { covers = "part" }
    rule "docdb-backup-retention" { covers = "part" }
    rule "neptune-backup-retention" { covers = "part" }
    rule "recovery-force-delete-disabled" { covers = "part" }
    rule "dynamodb-table-pitr" { covers = "full" }
    rule "recovery-data-copied-to-second-region" { covers = "full" }
    rule "drs-replication-private-and-encrypted" { covers = "full" }
    rule "s3-bucket-versioning-enabled" { covers = "full" }
    rule "s3-bucket-replication-enabled" { covers = "part" }
    rule "s3-bucket-replication-encrypted" { covers = "part" }
    rule "efs-in-backup-plan" { covers = "full" }
    rule "elasticache-backup-enabled" { covers = "part" }
    rule "redshift-auto-snapshots" { covers = "part" }
    rule "fsx-backup-retention" { covers = "part" }
    rule "memorydb-backup-enabled" { covers = "part" }
    rule "rds-final-snapshot-kept" { covers = "part" }
    rule "rds-copy-tags-to-snapshots" { covers = "part" }
    rule "rds-cluster-copy-tags-to-snapshots" { covers = "part" }
    rule "backup-interval-meets-rpo" { covers = "full" }
    manual {
      en = "Decision where replicas replace backups."
      ja = "レプリカで代替する場合の判断。"
    }
  }
}

control "実40" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実41" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実42" {
  group = "実"
  actor = "shared"
  title {
    en = "Management of (network) configuration"
    ja = "（ネットワーク）設定情報の管理"
  }
  summary {
    en = "Manage AWS resources with AWS Config: inventory, configuration history, change notification, comparison with rules and conformance packs over accounts and regions; use AppConfig for dynamic application settings. IDs and passwords of console users are managed in IAM and sign-ins are recorded by CloudTrail. Boundary devices deny by default and their rule sets are reviewed."
    ja = "AWS Config で資産・構成履歴・変更通知・ルール比較を管理し、AppConfig で動的設定を扱います。コンソール利用者の ID を IAM で管理し、境界機器は既定拒否とします。"
  }
  branch "-" {
    automation = "automated"
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-changes-notified" { covers = "full" }
    rule "config-retention" { covers = "full" }
    rule "config-rules-watch-public-exposure" { covers = "full" }
    manual {
      en = "Approval of changes."
      ja = "変更の承認。"
    }
  }
  branch "1" {
    actor      = "customer"
    automation = "automated"
    rule "config-rules-deployed" { covers = "full" }
    rule "config-aggregator-all-regions" { covers = "full" }
    rule "appconfig-deploys-safely" { covers = "full" }
    manual {
      en = "Target configuration."
      ja = "あるべき構成の定義。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "automated"
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudwatch-alarm-console-without-mfa" { covers = "part" }
    rule "cloudwatch-alarm-console-auth-failures" { covers = "part" }
    rule "cloudwatch-alarm-root-usage" { covers = "part" }
    rule "iam-password-policy-min-length" {
      covers = "full"
      require "min_length" {
        at_least = 8
      }
    }
    rule "iam-user-names-individual" { covers = "part" }
    manual {
      en = "Register of console users."
      ja = "コンソール利用者の台帳。"
    }
  }
  branch "参考" {
    actor      = "customer"
    automation = "automated"
    rule "sg-default-restricts-all" { covers = "full" }
    rule "nacl-explicit-on-every-subnet" { covers = "full" }
    rule "nacl-no-ingress-all-ports" { covers = "part" }
    rule "sg-no-ingress-ssh" { covers = "part" }
    rule "sg-no-ingress-rdp" { covers = "part" }
    rule "sg-no-ingress-database-ports" { covers = "part" }
    rule "sg-no-ingress-search-ports" { covers = "part" }
    rule "sg-no-ingress-all-ports" { covers = "part" }
    rule "cloudwatch-alarm-security-group-changes" { covers = "part" }
    rule "cloudwatch-alarm-nacl-changes" { covers = "part" }
    rule "cloudwatch-alarm-network-gateway-changes" { covers = "part" }
    rule "cloudwatch-alarm-route-table-changes" { covers = "part" }
    rule "cloudwatch-alarm-vpc-changes" { covers = "part" }
    manual {
      en = "Review of boundary rule sets."
      ja = "境界ルールの見直し。"
    }
  }
}

control "実43" {
  group = "実"
  actor = "shared"
  title {
    en = "Backup of (network) configuration"
    ja = "（ネットワーク）設定情報のバックアップ"
  }
  summary {
    en = "Use AWS Config for configuration management of network information and detection of improper changes; keep design documents, parameters and exported settings in remote storage so that they survive a regional failure. Review monitoring regularly and keep CloudWatch Logs, Config and CloudTrail for root-cause analysis."
    ja = "ネットワーク等の設定情報を Config で管理し、設計書や設定値を遠隔地に保管します。監視を定期的に見直し、原因分析のためのログを残します。"
  }
  branch "-" {
    automation = "partial"
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "full" }
    rule "config-changes-notified" { covers = "full" }
    rule "cloudwatch-alarm-security-group-changes" { covers = "part" }
    rule "cloudwatch-alarm-nacl-changes" { covers = "part" }
    rule "cloudwatch-alarm-network-gateway-changes" { covers = "part" }
    rule "cloudwatch-alarm-route-table-changes" { covers = "part" }
    rule "cloudwatch-alarm-vpc-changes" { covers = "part" }
    rule "config-history-copied-to-second-region" { covers = "full" }
    rule "s3-bucket-versioning-enabled" { covers = "full" }
    rule "efs-in-backup-plan" { covers = "full" }
    rule "backend-state-encrypted-and-locked" { covers = "part" }
    manual {
      en = "Design documents in remote storage."
      ja = "遠隔地に保管した設計書。"
    }
  }
  branch "1" {
    actor      = "customer"
    automation = "partial"
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "part"
      require "log_retention_days" {
        at_least = 365
      }
    }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
    manual {
      en = "Review of the monitoring."
      ja = "監視の見直し。"
    }
  }
}

control "実44" {
  group = "実"
  actor = "shared"
  title {
    en = "Management of documents"
    ja = "ドキュメントの保管管理"
  }
  summary {
    en = "Only the general statement is given for the customer; AWS describes its quality management system."
    ja = "ドキュメントを管理します。参考文書の利用者側記載は一般的な文のみです（標題は参考文書以外の公開資料によります）。"
  }
  automation = "manual"
  manual {
    en = "Document register."
    ja = "ドキュメント管理台帳。"
  }
}

control "実45" {
  group = "実"
  actor = "shared"
  title {
    en = "Backup of documents"
    ja = "ドキュメントのバックアップ"
  }
  summary {
    en = "Only the general statement is given for the customer; AWS points to its incident response plans."
    ja = "ドキュメントのバックアップを確保します。参考文書の利用者側記載は一般的な文のみです（標題は参考文書以外の公開資料によります）。"
  }
  automation = "manual"
  manual {
    en = "Copies of documents needed for recovery."
    ja = "復旧に必要な文書の複製。"
  }
}

control "実46" {
  group = "実"
  actor = "shared"
  title {
    en = "Monitoring set-up for abnormal states and misuse"
    ja = "異常・不正使用の監視体制"
  }
  summary {
    en = "A monitoring set-up that finds abnormal states and misuse is mandatory: CloudWatch alarms with notification, GuardDuty, Security Hub as central view, Detective for investigation, Synthetics and X-Ray for user experience and application analysis. Collect and keep log and metric history, analyse it, and apply life cycle rules to the stored data."
    ja = "異常状態や不正使用を見つける監視体制を整えます。CloudWatch アラームと通知、GuardDuty、Security Hub、Detective、Synthetics、X-Ray を用い、ログとメトリクスを保管・分析します。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "cloudwatch-alarm-missing-data-breaching" { covers = "full" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "guardduty-findings-notified" { covers = "full" }
    rule "securityhub-enabled" { covers = "full" }
    rule "securityhub-standard-active" { covers = "full" }
    rule "detective-enabled" { covers = "full" }
    rule "cloudwatch-public-endpoint-probed" { covers = "full" }
    rule "lambda-tracing" { covers = "part" }
    rule "apigateway-stage-xray" { covers = "part" }
    rule "sfn-tracing" { covers = "part" }
    rule "health-events-notified" { covers = "full" }
    manual {
      en = "Staffed monitoring and escalation."
      ja = "監視要員とエスカレーション。"
    }
  }
  branch "2" {
    actor      = "customer"
    automation = "partial"
    rule "elb-access-logs-enabled" { covers = "part" }
    rule "rds-instance-log-exports" { covers = "part" }
    rule "rds-cluster-log-exports" { covers = "part" }
    rule "ecs-task-log-configuration" { covers = "part" }
    rule "apigateway-stage-access-logging" { covers = "part" }
    rule "eks-control-plane-logging" { covers = "part" }
    rule "cloudfront-logging-enabled" { covers = "part" }
    rule "sfn-logging" { covers = "part" }
    rule "cloudwatch-application-logs-alarmed" { covers = "full" }
    rule "cloudwatch-logs-exported-for-analysis" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "full"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "s3-bucket-lifecycle-configured" { covers = "part" }
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "part"
      require "log_retention_days" {
        at_least = 365
      }
    }
    manual {
      en = "Analysis of history and review of life-cycle rules."
      ja = "履歴の分析と保存ルールの見直し。"
    }
  }
}

control "実47" {
  group = "実"
  actor = "shared"
  title {
    en = "Monitoring of capacity, use and health of resources"
    ja = "各種資源の能力・使用状況の監視"
  }
  summary {
    en = "Watch use and health of resources with CloudWatch (agents where default metrics are not enough), AWS Health and detection services; know cost and usage at hourly detail and service quotas; scale automatically with demand by target tracking."
    ja = "資源の使用状況と健全性を CloudWatch や Health で監視し、費用・使用量・クォータを把握し、需要に応じて自動で拡張します。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "ec2-role-can-ship-logs" { covers = "full" }
    rule "ec2-instance-detailed-monitoring" { covers = "full" }
    rule "rds-instance-enhanced-monitoring" { covers = "part" }
    rule "rds-performance-insights-enabled" { covers = "part" }
    rule "ecs-cluster-container-insights" { covers = "full" }
    rule "health-events-notified" { covers = "full" }
    rule "guardduty-detector-enabled" { covers = "full" }
    rule "securityhub-enabled" { covers = "full" }
    rule "inspector-enabled" { covers = "part" }
    rule "detective-enabled" { covers = "full" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    manual {
      en = "Capacity judgement."
      ja = "容量の判断。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "account-usage-tracked" { covers = "full" }
    rule "servicequotas-usage-alarmed" { covers = "full" }
    rule "apigateway-throttling-set" { covers = "full" }
    rule "rds-capacity-can-grow" { covers = "full" }
    manual {
      en = "Review of usage and quotas."
      ja = "使用量・クォータの見直し。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "partial"
    rule "autoscaling-compute-scales-on-load" { covers = "full" }
    rule "dynamodb-table-autoscaling" { covers = "full" }
    rule "rds-capacity-can-grow" { covers = "full" }
    rule "autoscaling-group-minimum-two" { covers = "full" }
    manual {
      en = "Choice of scaling targets."
      ja = "スケーリング目標の選定。"
    }
  }
}

control "実48" {
  group = "実"
  actor = "shared"
  title {
    en = "Management of hardware and software (configuration, versions, support periods)"
    ja = "ハード・ソフトの構成・版・サポート期間の管理"
  }
  summary {
    en = "Keep configuration, versions, support periods and validity dates of AWS services and of own software under control, collect fix and patch information and act on it. Use AWS Config, Systems Manager (Inventory, Patch Manager, State Manager, AppConfig), resource groups, CI/CD and change calendars; follow AWS announcements."
    ja = "AWS サービスと自社ソフトの構成・版・サポート期限・有効期限を管理し、修正情報に対応します。Config、Systems Manager、CI/CD などを用います。"
  }
  branch "-" {
    automation = "partial"
    rule "resource-required-tags" { covers = "part" }
    rule "ssm-fleet-managed" { covers = "full" }
    rule "ssm-patching-scheduled" { covers = "full" }
    rule "lifecycle-no-end-of-support" { covers = "full" }
    rule "eks-supported-version" { covers = "part" }
    rule "lambda-runtime-supported" { covers = "part" }
    rule "acm-certificate-expiry-watched" { covers = "full" }
    rule "acm-certificate-auto-renews" { covers = "part" }
    rule "acm-certificate-not-expiring" { covers = "part" }
    rule "rds-ca-certificate-current" { covers = "full" }
    rule "rds-events-subscribed" { covers = "full" }
    rule "rds-event-subscriptions" { covers = "part" }
    rule "ec2-image-from-managed-source" { covers = "part" }
    rule "ec2-ami-lookup-names-owner" { covers = "part" }
    rule "rds-auto-minor-upgrade" { covers = "part" }
    rule "elasticache-auto-minor-upgrade" { covers = "part" }
    rule "opensearch-auto-software-update" { covers = "part" }
    manual {
      en = "Register of versions and support periods."
      ja = "版とサポート期限の台帳。"
    }
  }
  branch "10" {
    actor      = "customer"
    automation = "partial"
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-rules-deployed" { covers = "full" }
    rule "ssm-patching-scheduled" { covers = "full" }
    rule "ssm-fleet-managed" { covers = "full" }
    rule "appconfig-deploys-safely" { covers = "full" }
    rule "eventbridge-triggers-repair-workflow" { covers = "full" }
    rule "codepipeline-approval-before-production" { covers = "full" }
    rule "codedeploy-auto-rollback" { covers = "full" }
    rule "module-source-pinned" { covers = "part" }
    rule "backend-state-encrypted-and-locked" { covers = "part" }
    rule "s3-bucket-versioning-enabled" { covers = "part" }
    rule "sg-is-attached" { covers = "part" }
    rule "nacl-attached-to-subnet" { covers = "part" }
    manual {
      en = "Change approvals and change calendar."
      ja = "変更承認と変更カレンダー。"
    }
  }
  branch "11" {
    actor      = "customer"
    automation = "manual"
    manual {
      en = "Routine for following AWS announcements."
      ja = "AWS の告知の確認手順。"
    }
  }
}

control "実49" {
  group = "実"
  actor = "provider"
  title {
    en = "Physical access control and CCTV around equipment (1)"
    ja = "設備周辺の入退管理とCCTV（その1）"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "設備周辺の入退管理とCCTV（その1）に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実50" {
  group = "実"
  actor = "provider"
  title {
    en = "Physical access control and CCTV around equipment (2)"
    ja = "設備周辺の入退管理とCCTV（その2）"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "設備周辺の入退管理とCCTV（その2）に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実51" {
  group = "実"
  actor = "provider"
  title {
    en = "Maintenance of equipment"
    ja = "機器の保守"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact). Maintenance of the customer's own instances stays with the customer (8760)."
    ja = "機器の保守に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。自社インスタンスの保守は利用者に残ります。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実52" {
  group = "実"
  actor = "provider"
  title {
    en = "Maintenance of electrical and mechanical facilities"
    ja = "電気・機械設備の保守"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "電気・機械設備の保守に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実53" {
  group = "実"
  actor = "provider"
  title {
    en = "Asset ownership, power, climate and facility upkeep"
    ja = "資産管理・電源・空調・設備維持"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "資産管理・電源・空調・設備維持に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実54" {
  group = "実"
  actor = "provider"
  title {
    en = "Monitoring of facilities and preventive maintenance"
    ja = "設備監視と予防保守"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "設備監視と予防保守に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実55" {
  group = "実"
  actor = "provider"
  title {
    en = "Provider capacity planning"
    ja = "提供者側のキャパシティ計画"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact). The reference document gives the customer no duty here; own quota and scaling duties sit in 実47 and 実101."
    ja = "提供者側のキャパシティ計画に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実56" {
  group = "実"
  actor = "provider"
  title {
    en = "Data-centre entry: approved persons only"
    ja = "データセンター入館の承認管理"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "データセンター入館の承認管理に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実57" {
  group = "実"
  actor = "provider"
  title {
    en = "Data-centre entry: layer-limited, time-limited rights"
    ja = "データセンター入館権限の範囲・期限管理"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "データセンター入館権限の範囲・期限管理に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実58" {
  group = "実"
  actor = "provider"
  title {
    en = "Data-centre entry: third parties and visitors"
    ja = "第三者・訪問者の入館管理"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "第三者・訪問者の入館管理に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実59" {
  group = "実"
  actor = "provider"
  title {
    en = "Supervised work in secure areas"
    ja = "重要区域内作業の管理・監視"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "重要区域内作業の管理・監視に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実60" {
  group = "実"
  actor = "provider"
  title {
    en = "Facility operation: maintenance, environment, CCTV, intrusion detection"
    ja = "設備運用（保守・環境・CCTV・侵入検知）"
  }
  summary {
    en = "AWS's duty in its data centres, evidenced by SOC, PCI DSS, ISO 27001 and FedRAMP reports; the customer reads the reports (AWS Artifact)."
    ja = "設備運用（保守・環境・CCTV・侵入検知）に当たる AWS データセンター側の統制で、AWS が主体です。利用者は第三者報告書（SOC・ISO 27001・PCI DSS など）で確認します。"
  }
  automation = "provider"
  manual {
    en = "Read AWS's reports (SOC, ISO 27001, PCI DSS) through AWS Artifact and keep the record."
    ja = "AWS Artifact で AWS の報告書（SOC・ISO 27001・PCI DSS など）を確認し、記録を残す。"
  }
}

control "実61" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実62" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実63" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実64" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実65" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実66" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実67" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実68" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実69" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実70" {
  group = "実"
  actor = "shared"
  title {
    en = "Contacts and notices in failures and disasters"
    ja = "障害・災害時の連絡"
  }
  summary {
    en = "The customer runs its own contact chain and may rely on AWS Support (support plan with response times) and on AWS's security bulletins and service status pages for notices."
    ja = "障害・災害時の連絡体制を整え、AWS サポートの契約とセキュリティ情報・稼働状況の通知を活用します。"
  }
  automation = "partial"
  rule "account-security-contact" { covers = "full" }
  rule "health-events-notified" { covers = "full" }
  manual {
    en = "Own contact chain and support plan."
    ja = "自社の連絡網とサポート契約。"
  }
}

control "実71" {
  group = "実"
  actor = "shared"
  title {
    en = "Recovery procedure for failures and disasters (BCP/DR)"
    ja = "障害・災害時の復旧手順（BCP/DR）"
  }
  summary {
    en = "Design BCP/DR from multi-region and multi-AZ facilities, AWS Backup and data synchronisation so that RTO and other levels are met; write switch-over manuals, define responsibilities and escalation, and rehearse switch-over and restore. Follow service state with AWS Health, automate recovery and routing (ELB, Auto Scaling, Route 53, Global Accelerator, ARC), keep few recovery paths that are tested often, and assess with a Resilience Hub policy."
    ja = "マルチリージョン・マルチ AZ、バックアップ、データ同期により RTO などを満たす BCP/DR を設計し、切替手順・責任・訓練を定めます。復旧と経路切替を自動化し、少数の復旧経路をよく試験します。"
  }
  branch "-" {
    automation = "partial"
    rule "recovery-workload-in-second-region" { covers = "full" }
    rule "vpc-subnets-span-zones" { covers = "part" }
    rule "rds-instance-multi-az" { covers = "full" }
    rule "backup-plan-frequency-and-retention" { covers = "part" }
    rule "backup-covers-every-stateful-resource" { covers = "part" }
    rule "backup-plan-cross-region-copy" { covers = "part" }
    rule "recovery-data-copied-to-second-region" { covers = "full" }
    rule "backup-interval-meets-rpo" { covers = "full" }
    rule "backup-restores-tested" { covers = "full" }
    rule "fis-template-logged-and-stoppable" { covers = "part" }
    manual {
      en = "BCP/DR plan, switch-over manual, rehearsals."
      ja = "BCP/DR 計画、切替手順、訓練記録。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "partial"
    rule "health-events-notified" { covers = "full" }
    rule "autoscaling-group-elb-health-check" { covers = "part" }
    rule "autoscaling-suspended-processes-fit-role" { covers = "part" }
    rule "elb-multiple-az" { covers = "full" }
    rule "route53-failover-health-checked" { covers = "full" }
    rule "eventbridge-triggers-repair-workflow" { covers = "full" }
    manual {
      en = "Test of automatic recovery and routing."
      ja = "自動復旧・経路切替の試験。"
    }
  }
  branch "5" {
    actor      = "customer"
    automation = "partial"
    rule "fis-template-logged-and-stoppable" { covers = "part" }
    rule "backup-interval-meets-rpo" { covers = "part" }
    rule "rds-cluster-multi-az" { covers = "part" }
    rule "docdb-multi-az" { covers = "part" }
    rule "neptune-multi-az" { covers = "part" }
    manual {
      en = "Tested recovery paths."
      ja = "復旧経路の試験記録。"
    }
  }
}

control "実72" {
  group = "実"
  actor = "shared"
  title {
    en = "Investigation and analysis of failure causes"
    ja = "障害原因の調査・分析"
  }
  summary {
    en = "Keep logs that allow the running state to be checked and causes and trends to be analysed: AWS Health, CloudWatch metrics and logs, CloudTrail (to CloudWatch Logs), and set detection and notice: User Notifications for Health, alarms for metrics and logs. Follow AWS's investigation on the Health Dashboard and use its 12-month history when checking that the architecture is sufficient."
    ja = "稼働状況の確認と原因・傾向の分析ができるログを残し、Health・アラーム・通知を設定します。AWS の調査状況を追い、構成の十分性を確認します。"
  }
  branch "-" {
    automation = "partial"
    rule "health-events-notified" { covers = "full" }
    rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "cloudwatch-application-logs-alarmed" { covers = "full" }
    rule "elb-access-logs-enabled" { covers = "part" }
    rule "rds-instance-log-exports" { covers = "part" }
    rule "rds-cluster-log-exports" { covers = "part" }
    rule "ecs-task-log-configuration" { covers = "part" }
    rule "apigateway-stage-access-logging" { covers = "part" }
    rule "eks-control-plane-logging" { covers = "part" }
    rule "cloudfront-logging-enabled" { covers = "part" }
    rule "sfn-logging" { covers = "part" }
    rule "cloudtrail-cloudwatch-integration" { covers = "full" }
    rule "cloudwatch-log-group-retention-set" { covers = "part" }
    rule "cloudwatch-log-group-retention-one-year" {
      covers = "part"
      require "log_retention_days" {
        at_least = 365
      }
    }
    rule "vpc-flow-logs-enabled" { covers = "part" }
    rule "vpc-flow-log-all-traffic" { covers = "part" }
    manual {
      en = "Cause analysis reports."
      ja = "原因分析の報告。"
    }
  }
  branch "8" {
    actor      = "customer"
    automation = "partial"
    rule "health-events-notified" { covers = "full" }
    manual {
      en = "Following AWS's investigation."
      ja = "AWS の調査状況の確認。"
    }
  }
  branch "9" {
    actor      = "customer"
    automation = "partial"
    rule "rds-instance-multi-az" { covers = "full" }
    rule "ec2-no-single-instance-service" { covers = "full" }
    manual {
      en = "Architecture check against the 12-month history."
      ja = "12 か月の履歴に照らした構成の確認。"
    }
  }
}

control "実73" {
  group = "実"
  actor = "shared"
  title {
    en = "Contingency plan"
    ja = "コンティンジェンシープランの策定"
  }
  summary {
    en = "The customer keeps its own contingency plan. AWS expects customers to plan use of several zones and regions; a multi-AZ strategy covers fire, flood and power loss, a multi-region strategy the less likely loss of a region; Elastic Disaster Recovery is referenced."
    ja = "自社のコンティンジェンシープランを持ちます。マルチ AZ は火災・洪水・停電に、マルチリージョンはリージョン喪失に備えるものです。"
  }
  branch "-" {
    automation = "partial"
    rule "vpc-subnets-span-zones" { covers = "part" }
    rule "elb-multiple-az" { covers = "full" }
    manual {
      en = "The contingency plan."
      ja = "コンティンジェンシープラン。"
    }
  }
  branch "8" {
    actor      = "customer"
    automation = "partial"
    rule "recovery-workload-in-second-region" { covers = "full" }
    rule "autoscaling-group-multiple-az" { covers = "full" }
    rule "rds-instance-multi-az" { covers = "full" }
    rule "recovery-data-copied-to-second-region" { covers = "full" }
    rule "drs-replication-private-and-encrypted" { covers = "full" }
    manual {
      en = "Decision on multi-AZ or multi-region."
      ja = "マルチ AZ・マルチリージョンの選択判断。"
    }
  }
}

control "実74" {
  group = "実"
  actor = "shared"
  title {
    en = "Backup site"
    ja = "バックアップサイトの保有"
  }
  summary {
    en = "Choose multi-AZ or multi-region by assumed disaster and system importance: multi-AZ for the loss of one data centre, multi-region for a wide-area disaster (such as the Kanto area). Check that production and backup sites are at a risk-spreading distance, that service continues as specified, and that the backup site can take the load."
    ja = "想定災害と重要度に応じてマルチ AZ またはマルチリージョンを選び、本番とバックアップサイトの距離、継続性、負荷への耐力を確認します。"
  }
  branch "-" {
    automation = "partial"
    rule "vpc-subnets-span-zones" { covers = "part" }
    rule "autoscaling-group-multiple-az" { covers = "full" }
    rule "elb-multiple-az" { covers = "full" }
    rule "rds-instance-multi-az" { covers = "full" }
    rule "rds-cluster-multi-az" { covers = "part" }
    rule "docdb-multi-az" { covers = "part" }
    rule "neptune-multi-az" { covers = "part" }
    rule "elasticache-automatic-failover" { covers = "part" }
    rule "elasticache-multi-az" { covers = "part" }
    rule "opensearch-three-data-nodes" { covers = "part" }
    rule "redshift-multi-az" { covers = "part" }
    rule "fsx-multi-az" { covers = "part" }
    rule "efs-multi-az" { covers = "part" }
    rule "recovery-workload-in-second-region" { covers = "full" }
    manual {
      en = "Assumed disasters and importance ranking."
      ja = "想定災害と重要度の整理。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "partial"
    rule "recovery-workload-in-second-region" { covers = "part" }
    rule "residency-provider-region-allowed" { covers = "part" }
    rule "recovery-data-copied-to-second-region" { covers = "full" }
    rule "route53-failover-health-checked" { covers = "full" }
    rule "s3-bucket-replication-enabled" { covers = "part" }
    rule "s3-bucket-versioning-enabled" { covers = "part" }
    rule "s3-bucket-replication-encrypted" { covers = "part" }
    rule "recovery-dependencies-in-second-region" { covers = "full" }
    rule "guardduty-detector-enabled" { covers = "part" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "securityhub-enabled" { covers = "part" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "autoscaling-group-minimum-two" { covers = "full" }
    manual {
      en = "Proof that the backup site carries the load."
      ja = "バックアップサイトの処理能力の確認。"
    }
  }
}

control "実75" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実76" {
  group = "実"
  actor = "customer"
  title {
    en = "Separation of production and test environments"
    ja = "本番環境とテスト環境の分離"
  }
  summary {
    en = "Separate production from test environments, strongly preferred at account level (VPC separation makes rights management complicated), and pass programs and data between them in a controlled way, e.g. through S3 buckets or images shared with named accounts."
    ja = "本番環境とテスト環境を、できればアカウント単位で分離し、プログラムやデータは S3 などを介して統制された方法で受け渡します。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "Rule for separating environments."
      ja = "環境分離の規程。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "tags-single-environment-per-account" { covers = "full" }
    rule "organizations-environments-in-separate-accounts" { covers = "full" }
    rule "organizations-scp-attached" { covers = "full" }
    rule "vpc-no-path-between-environments" { covers = "full" }
    rule "s3-bucket-policy-restricts-cross-account" { covers = "part" }
    rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
    rule "s3-bucket-policy-enforces-tls" { covers = "part" }
    rule "ebs-snapshot-not-public" { covers = "part" }
    rule "ec2-ami-not-shared" { covers = "part" }
    rule "rds-snapshot-not-public" { covers = "part" }
    rule "ebs-snapshot-block-public-access" { covers = "part" }
    rule "iam-role-trust-not-public" { covers = "part" }
    rule "iam-role-trust-only-listed-accounts" { covers = "part" }
    rule "iam-role-github-oidc-restricted" { covers = "part" }
    rule "iam-role-oidc-eks-restricted" { covers = "part" }
    manual {
      en = "Hand-over records between environments."
      ja = "環境間の受け渡し記録。"
    }
  }
}

control "実77" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実78" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実79" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実80" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実81" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実82" {
  group = "実"
  actor = "customer"
  title {
    en = "Disposal plan and procedure"
    ja = "廃棄計画・手順の策定"
  }
  summary {
    en = "When cloud is used the disposal plan must be checked; safe disposal of data on AWS follows AWS's articles on data disposal (linked only, content not in the reference document)."
    ja = "クラウド利用時の廃棄計画と手順を確認します。具体的な方法は参考文書ではリンク先に委ねられています。"
  }
  branch "-" {
    automation = "partial"
    rule "plan-stateful-not-destroyed" { covers = "part" }
    rule "rds-final-snapshot-kept" { covers = "part" }
    rule "secretsmanager-recovery-window" { covers = "part" }
    rule "recovery-force-delete-disabled" { covers = "part" }
    manual {
      en = "Disposal plan."
      ja = "廃棄計画。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "rds-instance-encrypted" { covers = "part" }
    rule "rds-cluster-encrypted" { covers = "part" }
    rule "docdb-cluster-encrypted" { covers = "part" }
    rule "neptune-cluster-encrypted" { covers = "part" }
    rule "redshift-encrypted" { covers = "part" }
    rule "efs-encrypted" { covers = "part" }
    rule "elasticache-encrypted-at-rest" { covers = "part" }
    rule "opensearch-encrypted-at-rest" { covers = "part" }
    rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
    rule "sqs-queue-encrypted" { covers = "part" }
    rule "sns-topic-encrypted" { covers = "part" }
    rule "kinesis-stream-encrypted" { covers = "part" }
    rule "athena-workgroup-encrypted" { covers = "part" }
    rule "glue-catalog-encrypted" { covers = "part" }
    rule "workspaces-root-volume-encrypted" { covers = "part" }
    rule "workspaces-user-volume-encrypted" { covers = "part" }
    rule "kms-key-serves-one-data-class" { covers = "full" }
    rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
    rule "rds-instance-encrypted-with-cmk" { covers = "part" }
    rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
    rule "efs-encrypted-with-cmk" { covers = "part" }
    rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
    rule "s3-data-expires-by-rule" { covers = "full" }
    rule "s3-bucket-lifecycle-configured" { covers = "part" }
    rule "s3-bucket-versioned-has-lifecycle" { covers = "part" }
    rule "s3-bucket-lifecycle-aborts-incomplete-uploads" { covers = "part" }
    manual {
      en = "Disposal procedure following AWS's articles."
      ja = "AWS の記事に沿った廃棄手順。"
    }
  }
}

control "実83" {
  group = "実"
  actor = "customer"
  title {
    en = "Preventing information leaks at disposal"
    ja = "廃棄時の情報漏えい防止"
  }
  summary {
    en = "The customer deletes information logically on AWS at its own responsibility and protects data by suitable means; AWS wipes, degausses and destroys media by NIST 800-88."
    ja = "利用者は自らの責任で情報を論理的に消去し、適切に保護します。媒体の消去・破壊は AWS が NIST 800-88 に沿って行います。"
  }
  automation = "partial"
  rule "rds-instance-encrypted" { covers = "part" }
  rule "rds-cluster-encrypted" { covers = "part" }
  rule "docdb-cluster-encrypted" { covers = "part" }
  rule "neptune-cluster-encrypted" { covers = "part" }
  rule "redshift-encrypted" { covers = "part" }
  rule "efs-encrypted" { covers = "part" }
  rule "elasticache-encrypted-at-rest" { covers = "part" }
  rule "opensearch-encrypted-at-rest" { covers = "part" }
  rule "dynamodb-table-encrypted-with-cmk" { covers = "part" }
  rule "sqs-queue-encrypted" { covers = "part" }
  rule "sns-topic-encrypted" { covers = "part" }
  rule "kinesis-stream-encrypted" { covers = "part" }
  rule "athena-workgroup-encrypted" { covers = "part" }
  rule "glue-catalog-encrypted" { covers = "part" }
  rule "workspaces-root-volume-encrypted" { covers = "part" }
  rule "workspaces-user-volume-encrypted" { covers = "part" }
  rule "ebs-volume-encrypted-with-cmk" { covers = "part" }
  rule "rds-instance-encrypted-with-cmk" { covers = "part" }
  rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
  rule "efs-encrypted-with-cmk" { covers = "part" }
  rule "s3-bucket-encrypted-with-kms-cmk" { covers = "part" }
  rule "kms-key-deletion-window" { covers = "full" }
  rule "kms-key-enabled" { covers = "part" }
  rule "s3-data-expires-by-rule" { covers = "full" }
  rule "s3-bucket-lifecycle-configured" { covers = "part" }
  rule "s3-bucket-versioned-has-lifecycle" { covers = "part" }
  rule "s3-bucket-lifecycle-aborts-incomplete-uploads" { covers = "part" }
  rule "ec2-volumes-deleted-with-instance" { covers = "full" }
  rule "ebs-snapshot-not-public" { covers = "part" }
  rule "ec2-ami-not-shared" { covers = "part" }
  rule "rds-snapshot-not-public" { covers = "part" }
  rule "ebs-snapshot-block-public-access" { covers = "part" }
  rule "plan-stateful-not-destroyed" { covers = "part" }
  rule "rds-final-snapshot-kept" { covers = "part" }
  rule "secretsmanager-recovery-window" { covers = "part" }
  rule "recovery-force-delete-disabled" { covers = "part" }
  rule "cloudwatch-alarm-data-deletion" { covers = "full" }
  rule "cloudwatch-alarm-cmk-disabled-or-deleted" { covers = "part" }
  rule "cloudtrail-multi-region" { covers = "part" }
  manual {
    en = "Disposal records and AWS reports on media destruction."
    ja = "廃棄記録と媒体破壊に関する AWS の報告書。"
  }
}

control "実84" {
  group = "実"
  actor = "shared"
  title {
    en = "Spare for main processing equipment"
    ja = "本体装置の予備（冗長化）"
  }
  summary {
    en = "In the cloud, redundancy of services by software is key to availability: frequent instance backups, redundant replication, multi-region/AZ deployment, and Auto Scaling that replaces unhealthy instances and follows load."
    ja = "ソフトウェアによる冗長化が可用性の要です。頻繁なバックアップ、冗長なレプリケーション、マルチリージョン/AZ、異常インスタンスを置き換える Auto Scaling を用います。"
  }
  automation = "automated"
  rule "autoscaling-group-multiple-az" { covers = "full" }
  rule "autoscaling-group-minimum-two" { covers = "full" }
  rule "autoscaling-group-elb-health-check" { covers = "part" }
  rule "autoscaling-suspended-processes-fit-role" { covers = "part" }
  rule "autoscaling-compute-scales-on-load" { covers = "full" }
  rule "ec2-no-single-instance-service" { covers = "full" }
  rule "ec2-instance-auto-recovery" { covers = "full" }
  rule "elb-multiple-az" { covers = "full" }
  rule "ecs-eks-services-span-zones" { covers = "full" }
  rule "lambda-vpc-multi-az" { covers = "full" }
  rule "rds-instance-multi-az" { covers = "full" }
  rule "rds-cluster-multi-az" { covers = "part" }
  rule "docdb-multi-az" { covers = "part" }
  rule "neptune-multi-az" { covers = "part" }
  rule "elasticache-automatic-failover" { covers = "part" }
  rule "elasticache-multi-az" { covers = "part" }
  rule "opensearch-three-data-nodes" { covers = "part" }
  rule "redshift-multi-az" { covers = "part" }
  rule "fsx-multi-az" { covers = "part" }
  rule "efs-multi-az" { covers = "part" }
  rule "ebs-volume-in-backup-plan" { covers = "part" }
  rule "backup-covers-every-stateful-resource" { covers = "part" }
  rule "recovery-workload-in-second-region" { covers = "full" }
  rule "rds-instance-deletion-protection" { covers = "part" }
  rule "rds-cluster-deletion-protection" { covers = "part" }
  rule "docdb-deletion-protection" { covers = "part" }
  rule "neptune-deletion-protection" { covers = "part" }
  rule "dynamodb-table-deletion-protection" { covers = "part" }
  rule "elb-deletion-protection" { covers = "part" }
  rule "ec2-instance-termination-protection" { covers = "part" }
  manual {
    en = "Availability requirement of each system."
    ja = "システムごとの可用性要件。"
  }
}

control "実85" {
  group = "実"
  actor = "shared"
  title {
    en = "Spare for peripheral equipment (storage)"
    ja = "周辺装置の予備（冗長化）"
  }
  summary {
    en = "Same as 実84 without Auto Scaling: frequent instance backups, redundant data replication, multi-region/AZ deployment."
    ja = "実84 と同様に、ストレージなどの周辺装置についてバックアップ、冗長な複製、マルチリージョン/AZ 構成を用います。"
  }
  automation = "automated"
  rule "backup-plan-frequency-and-retention" { covers = "part" }
  rule "backup-covers-every-stateful-resource" { covers = "part" }
  rule "ebs-volume-in-backup-plan" { covers = "part" }
  rule "rds-instance-multi-az" { covers = "full" }
  rule "rds-cluster-multi-az" { covers = "part" }
  rule "docdb-multi-az" { covers = "part" }
  rule "neptune-multi-az" { covers = "part" }
  rule "elasticache-automatic-failover" { covers = "part" }
  rule "elasticache-multi-az" { covers = "part" }
  rule "opensearch-three-data-nodes" { covers = "part" }
  rule "redshift-multi-az" { covers = "part" }
  rule "fsx-multi-az" { covers = "part" }
  rule "efs-multi-az" { covers = "part" }
  rule "s3-bucket-replication-enabled" { covers = "part" }
  rule "s3-bucket-versioning-enabled" { covers = "part" }
  rule "s3-bucket-replication-encrypted" { covers = "part" }
  rule "vpc-subnets-span-zones" { covers = "part" }
  manual {
    en = "Availability requirement of each system."
    ja = "システムごとの可用性要件。"
  }
}

control "実86" {
  group = "実"
  actor = "shared"
  title {
    en = "Spare for communication equipment"
    ja = "通信系装置の予備"
  }
  summary {
    en = "Besides cloud redundancy, keep spare network devices on premises: spare Internet router, spare customer gateway for Site-to-Site VPN, spare router for Direct Connect."
    ja = "クラウド側の冗長化に加え、拠点側のルーターや VPN・Direct Connect 用機器の予備を備えます。"
  }
  automation = "partial"
  rule "vpn-connections-redundant" { covers = "full" }
  rule "ec2-vpn-connection-logging" { covers = "part" }
  rule "directconnect-redundant" { covers = "part" }
  rule "vpc-nat-gateway-per-zone" { covers = "full" }
  rule "vpc-endpoint-multi-az" { covers = "part" }
  rule "networkfirewall-multi-az" { covers = "part" }
  rule "elb-multiple-az" { covers = "full" }
  rule "elb-cross-zone-enabled" { covers = "part" }
  rule "elb-classic-cross-zone-enabled" { covers = "part" }
  rule "cloudwatch-network-links-alarmed" { covers = "full" }
  manual {
    en = "Spare routers and gateways on premises."
    ja = "拠点側の予備機器。"
  }
}

control "実87" {
  group = "実"
  actor = "shared"
  title {
    en = "Spare lines"
    ja = "回線の予備"
  }
  summary {
    en = "Keep a second line by system and requirement: Internet, Site-to-Site VPN or Direct Connect; VPN as back-up of Direct Connect; redundant private connections; hub-and-spoke topology."
    ja = "システムと要件に応じて回線を二重化します。VPN による Direct Connect の代替、冗長な専用接続、ハブ＆スポーク構成を用います。"
  }
  automation = "partial"
  rule "directconnect-redundant" { covers = "part" }
  rule "directconnect-has-vpn-backup" { covers = "full" }
  rule "vpn-connections-redundant" { covers = "full" }
  rule "ec2-vpn-connection-logging" { covers = "part" }
  rule "vpc-hub-and-spoke" { covers = "full" }
  rule "vpc-nat-gateway-per-zone" { covers = "full" }
  rule "recovery-workload-in-second-region" { covers = "full" }
  rule "cloudwatch-network-links-alarmed" { covers = "full" }
  manual {
    en = "Line contracts and carriers."
    ja = "回線契約と通信事業者。"
  }
}

control "実88" {
  group = "実"
  actor = "shared"
  title {
    en = "Spare for the equipment covered by 実88 (same redundancy text as 実87)"
    ja = "実88の予備（実87と同趣旨の冗長化）"
  }
  summary {
    en = "The reference document repeats the redundancy text of 実87: software redundancy, instance backups, redundant replication, multi-region/AZ deployment."
    ja = "参考文書では実87 と同趣旨の記載が繰り返されており、冗長化・バックアップ・複製・マルチリージョン/AZ 構成を確認します。"
  }
  automation = "partial"
  rule "vpc-subnets-span-zones" { covers = "part" }
  rule "autoscaling-group-multiple-az" { covers = "full" }
  rule "elb-multiple-az" { covers = "full" }
  rule "ebs-volume-in-backup-plan" { covers = "part" }
  rule "backup-covers-every-stateful-resource" { covers = "part" }
  rule "opensearch-three-data-nodes" { covers = "part" }
  rule "redshift-multi-az" { covers = "part" }
  rule "fsx-multi-az" { covers = "part" }
  rule "efs-multi-az" { covers = "part" }
  manual {
    en = "The exact subject of this number from the FISC publication."
    ja = "FISC 本体での本基準の対象の確認。"
  }
}

control "実89" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実90" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実91" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実92" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実93" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実94" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実95" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実96" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実97" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実98" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実99" {
  group = "実"
  actor = "shared"
  title {
    en = "Automation and simplification of operations"
    ja = "オペレーションの自動化・簡略化"
  }
  summary {
    en = "Automate and simplify operations with Systems Manager, infrastructure as code, Step Functions (error handling, retry, roll-back) and EventBridge. Document runbooks with owners and required permissions, turn them into Automation documents run by events, and build automatic repair with Step Functions and Lambda where scaling or auto recovery is not possible."
    ja = "Systems Manager、IaC、Step Functions、EventBridge で運用を自動化・簡略化し、ランブックを自動化ドキュメントにします。拡張や自動復旧ができない部分には自動修復を作ります。"
  }
  branch "-" {
    automation = "partial"
    rule "ssm-fleet-managed" { covers = "full" }
    rule "resource-required-tags" { covers = "part" }
    rule "sfn-states-handle-errors" { covers = "part" }
    rule "sfn-logging" { covers = "part" }
    rule "eventbridge-rules-live" { covers = "full" }
    rule "lambda-dead-letter-queue" { covers = "part" }
    rule "sqs-queue-has-dlq" { covers = "part" }
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "backend-state-encrypted-and-locked" { covers = "part" }
    rule "s3-bucket-versioning-enabled" { covers = "part" }
    manual {
      en = "Operation design and owners."
      ja = "運用設計と責任者。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "eventbridge-triggers-repair-workflow" { covers = "full" }
    rule "ec2-instance-auto-recovery" { covers = "full" }
    manual {
      en = "Runbook documents and required permissions."
      ja = "ランブックと必要権限。"
    }
  }
}

control "実100" {
  group = "実"
  actor = "shared"
  title {
    en = "Checking of operations and settings"
    ja = "オペレーション・設定のチェック"
  }
  summary {
    en = "Use services that check the environment automatically: Inspector for software and unintended network access, Patch Manager for EC2, Security Hub for central checks, AWS Config checks for public access, and Control Tower / Security Hub over the organisation. Choose the evaluation frequency of Config (continuous or periodic) by importance and cost."
    ja = "Inspector、Patch Manager、Security Hub、Config、Control Tower など環境を自動で検査するサービスを使い、評価頻度は重要度と費用で決めます。"
  }
  branch "-" {
    automation = "manual"
    manual {
      en = "Checking procedure for operations."
      ja = "オペレーションの確認手順。"
    }
  }
  branch "4" {
    actor      = "customer"
    automation = "partial"
    rule "inspector-enabled" { covers = "part" }
    rule "ssm-patching-scheduled" { covers = "full" }
    rule "securityhub-standard-active" { covers = "full" }
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-rules-watch-public-exposure" { covers = "full" }
    rule "config-recorder-continuous" { covers = "full" }
    rule "controltower-controls-enabled" { covers = "full" }
    rule "config-rules-remediated" { covers = "full" }
    rule "s3-bucket-public-access-block-complete" { covers = "full" }
    rule "rds-instance-deletion-protection" { covers = "part" }
    rule "rds-cluster-deletion-protection" { covers = "part" }
    rule "docdb-deletion-protection" { covers = "part" }
    rule "neptune-deletion-protection" { covers = "part" }
    rule "dynamodb-table-deletion-protection" { covers = "part" }
    rule "elb-deletion-protection" { covers = "part" }
    rule "ec2-instance-termination-protection" { covers = "part" }
    manual {
      en = "Decision on evaluation frequency."
      ja = "評価頻度の決定。"
    }
  }
}

control "実101" {
  group = "実"
  actor = "shared"
  title {
    en = "Monitoring and control of load"
    ja = "負荷状態の監視・制御"
  }
  summary {
    en = "Monitor the load of resources with CloudWatch metrics, alarms, dashboards and log filters, keep long-term logs in S3, and scale to demand (target tracking, predictive), considering quotas, scalability of the access path and foreseeable surges; test that SLA and limits are met."
    ja = "メトリクス・アラーム・ダッシュボード・ログで負荷を監視し、長期ログを S3 に保管し、需要に応じて拡張します。クォータ、経路の拡張性、予見できる急増も考慮します。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "cloudwatch-application-logs-alarmed" { covers = "full" }
    rule "s3-log-retention-met" {
      covers = "full"
      require "audit_log_days" {
        at_least = 365
      }
    }
    rule "s3-bucket-lifecycle-configured" { covers = "part" }
    rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
    manual {
      en = "Load review."
      ja = "負荷状況の確認。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "autoscaling-compute-scales-on-load" { covers = "full" }
    rule "servicequotas-usage-alarmed" { covers = "full" }
    rule "dynamodb-table-autoscaling" { covers = "full" }
    rule "rds-capacity-can-grow" { covers = "full" }
    rule "lambda-concurrency-limit" { covers = "part" }
    rule "cloudwatch-logs-exported-for-analysis" { covers = "full" }
    rule "cloudwatch-public-endpoint-probed" { covers = "full" }
    manual {
      en = "Load tests and plan for known surges."
      ja = "負荷試験と急増への計画。"
    }
  }
}

control "実102" {
  group = "実"
  actor = "shared"
  title {
    en = "Monitoring of operation state"
    ja = "運用状況の監視機能"
  }
  summary {
    en = "Monitor additionally to on premises the state of AWS resources (EC2 status, Lambda executions) and of AWS services themselves, with CloudWatch and AWS Health; CloudWatch agent for processes, Synthetics and X-Ray for the application layer. Every component emits metrics, logs, events and traces."
    ja = "AWS リソースと AWS サービス自体の状態を CloudWatch と Health で監視し、エージェント、Synthetics、X-Ray でアプリ層まで監視します。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
    rule "health-events-notified" { covers = "full" }
    rule "ec2-role-can-ship-logs" { covers = "full" }
    rule "cloudwatch-public-endpoint-probed" { covers = "full" }
    rule "lambda-tracing" { covers = "part" }
    rule "apigateway-stage-xray" { covers = "part" }
    rule "sfn-tracing" { covers = "part" }
    manual {
      en = "Monitoring procedure."
      ja = "監視手順。"
    }
  }
  branch "3" {
    actor      = "customer"
    automation = "partial"
    rule "elb-access-logs-enabled" { covers = "part" }
    rule "rds-instance-log-exports" { covers = "part" }
    rule "rds-cluster-log-exports" { covers = "part" }
    rule "ecs-task-log-configuration" { covers = "part" }
    rule "apigateway-stage-access-logging" { covers = "part" }
    rule "eks-control-plane-logging" { covers = "part" }
    rule "cloudfront-logging-enabled" { covers = "part" }
    rule "sfn-logging" { covers = "part" }
    rule "lambda-tracing" { covers = "part" }
    rule "apigateway-stage-xray" { covers = "part" }
    rule "sfn-tracing" { covers = "part" }
    rule "cloudwatch-application-logs-alarmed" { covers = "full" }
    rule "ecs-cluster-container-insights" { covers = "full" }
    rule "rds-instance-enhanced-monitoring" { covers = "part" }
    rule "rds-performance-insights-enabled" { covers = "part" }
    rule "health-events-notified" { covers = "full" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    manual {
      en = "Application-level monitoring design."
      ja = "アプリ層の監視設計。"
    }
  }
}

control "実103" {
  group = "実"
  actor = "shared"
  title {
    en = "Detection and isolation of failures"
    ja = "障害の検出・切り分け機能"
  }
  summary {
    en = "Detect failures of AWS resources (CloudWatch) and of AWS services (AWS Health) and be able to locate them. The customer owns resilience settings: several zones, Auto Scaling self-repair, backup, versioning, replication; failover to healthy zones or regions with ELB, Auto Scaling, Route 53 and Global Accelerator, promotion of cross-region replicas; know how to reach AWS Support."
    ja = "AWS リソースと AWS サービスの障害を検出し切り分けられるようにします。複数ゾーン、自動修復、バックアップ、複製、経路切替など回復性の設定は利用者の責任です。"
  }
  branch "-" {
    automation = "partial"
    rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
    rule "cloudwatch-alarm-missing-data-breaching" { covers = "full" }
    rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
    rule "health-events-notified" { covers = "full" }
    manual {
      en = "Fault isolation procedure and way to reach AWS Support."
      ja = "障害切り分け手順とサポートへの連絡方法。"
    }
  }
  branch "2" {
    actor      = "customer"
    automation = "partial"
    rule "autoscaling-group-multiple-az" { covers = "full" }
    rule "autoscaling-group-elb-health-check" { covers = "part" }
    rule "autoscaling-suspended-processes-fit-role" { covers = "part" }
    rule "s3-bucket-versioning-enabled" { covers = "full" }
    rule "s3-bucket-replication-enabled" { covers = "part" }
    rule "s3-bucket-replication-encrypted" { covers = "part" }
    rule "dynamodb-table-pitr" { covers = "full" }
    rule "elb-multiple-az" { covers = "full" }
    rule "elb-target-group-health-check" { covers = "part" }
    rule "recovery-data-copied-to-second-region" { covers = "full" }
    rule "route53-failover-health-checked" { covers = "full" }
    manual {
      en = "Failover rehearsals."
      ja = "フェイルオーバーの訓練。"
    }
  }
}

control "実103-1" {
  group = "実"
  actor = "shared"
  title {
    en = "Making sure redundancy and backup really work"
    ja = "冗長構成・バックアップの有効性確認"
  }
  summary {
    en = "Check that redundant configurations and backups work by simulating failures: stop, change or delete resources by hand, use the test functions of managed services (Aurora fault injection, Direct Connect failover test) or AWS Fault Injection Service; since AWS services themselves cannot be broken, these stand in for service failure tests."
    ja = "冗長構成やバックアップが実際に機能することを、手動停止、マネージドサービスの試験機能、Fault Injection Service による障害模擬で確認します。"
  }
  automation = "partial"
  rule "fis-template-logged-and-stoppable" { covers = "part" }
  rule "backup-restores-tested" { covers = "full" }
  rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
  rule "rds-instance-multi-az" { covers = "full" }
  rule "directconnect-redundant" { covers = "part" }
  manual {
    en = "Test results of simulated failures."
    ja = "障害模擬試験の結果。"
  }
}

control "実104" {
  group = "実"
  actor = "customer"
  title {
    en = "Degraded operation and reconfiguration after failure"
    ja = "障害時の縮退・再構成機能"
  }
  summary {
    en = "Use automatic reconfiguration: monitoring that finds failures, clustering per resource, Auto Scaling for EC2 (for stateful systems handle the AZRebalance process, which may terminate rebuilt resources when a zone comes back), Auto Recovery for host failures; multi-AZ or multi-region by requirement; test with simulated failures."
    ja = "障害を検知する監視、資源ごとのクラスタ化、Auto Scaling、自動復旧により自動で再構成します。状態を持つシステムでは AZRebalance の扱いに注意します。"
  }
  automation = "partial"
  rule "cloudwatch-alarm-reaches-someone" { covers = "full" }
  rule "cloudwatch-workload-resources-alarmed" { covers = "full" }
  rule "rds-cluster-multi-az" { covers = "part" }
  rule "docdb-multi-az" { covers = "part" }
  rule "neptune-multi-az" { covers = "part" }
  rule "elasticache-automatic-failover" { covers = "part" }
  rule "elasticache-multi-az" { covers = "part" }
  rule "opensearch-three-data-nodes" { covers = "part" }
  rule "redshift-multi-az" { covers = "part" }
  rule "fsx-multi-az" { covers = "part" }
  rule "efs-multi-az" { covers = "part" }
  rule "rds-instance-multi-az" { covers = "full" }
  rule "autoscaling-compute-scales-on-load" { covers = "full" }
  rule "autoscaling-group-elb-health-check" { covers = "part" }
  rule "autoscaling-suspended-processes-fit-role" { covers = "full" }
  rule "ec2-instance-auto-recovery" { covers = "full" }
  rule "autoscaling-group-multiple-az" { covers = "full" }
  rule "recovery-workload-in-second-region" { covers = "full" }
  rule "fis-template-logged-and-stoppable" { covers = "part" }
  manual {
    en = "Reconfiguration tests."
    ja = "再構成の試験。"
  }
}

control "実105" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実106" {
  group = "実"
  actor = "customer"
  title {
    en = "Recovery function"
    ja = "リカバリ機能"
  }
  summary {
    en = "Use reconfiguration and backup functions, automated as far as possible, set by RTO and RPO, and run recovery tests. Manage backups centrally with AWS Backup (items not restored automatically need own work), cross-region backups by requirement; measures of 実104 apply too."
    ja = "RTO・RPO に基づき、再構成とバックアップの機能をできるだけ自動化し、復旧試験を行います。バックアップは AWS Backup で集中管理します。"
  }
  automation = "partial"
  rule "backup-plan-frequency-and-retention" { covers = "part" }
  rule "backup-covers-every-stateful-resource" { covers = "full" }
  rule "backup-plan-cross-region-copy" { covers = "part" }
  rule "backup-interval-meets-rpo" { covers = "full" }
  rule "backup-restores-tested" { covers = "full" }
  rule "rds-backup-retention" { covers = "part" }
  rule "docdb-backup-retention" { covers = "part" }
  rule "neptune-backup-retention" { covers = "part" }
  rule "recovery-force-delete-disabled" { covers = "part" }
  rule "dynamodb-table-pitr" { covers = "full" }
  rule "backup-report-plan-exists" { covers = "part" }
  rule "ec2-instance-auto-recovery" { covers = "full" }
  rule "autoscaling-suspended-processes-fit-role" { covers = "full" }
  rule "backup-failures-notified" { covers = "full" }
  manual {
    en = "Recovery tests and parts restored by hand."
    ja = "復旧試験と手動復旧部分の手順。"
  }
}

control "実107" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実108" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実109" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実110" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実111" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実112" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実113" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実114" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実115" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実116" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実117" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実118" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実119" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実120" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実121" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実122" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実123" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実124" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実125" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実126" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実127" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実128" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実129" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実130" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実131" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実132" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実133" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実134" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実135" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実136" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実137" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実138" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実139" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実140" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実141" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実142" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実143" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実144" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実145" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実146" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実147" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "実148" {
  group = "実"
  actor = "customer"
  title {
    en = "Control run by the customer; the reference document does not state its subject"
    ja = "利用者が実施する基準（参考文書に内容の記載なし）"
  }
  summary {
    en = "Only the general statement is given: the customer manages the systems and services it builds on AWS itself, with AWS functions or other means."
    ja = "参考文書にはこの番号の内容の記載がなく、利用者が AWS の機能や情報を用いて自ら管理するという共通の文だけが示されています。"
  }
  automation = "manual"
  manual {
    en = "The reference document names no subject for this number: take the requirement from the FISC publication and show your own evidence."
    ja = "参考文書に内容の記載がないため、要求事項を FISC 本体で確認し、自社の証跡で示す。"
  }
}

control "監1" {
  group = "監"
  actor = "customer"
  title {
    en = "System audit"
    ja = "システム監査"
  }
  summary {
    en = "The customer audits its own area by looking at system settings, AWS services included, with special attention to systems holding personal information and to monitoring of access to it; AWS's area is covered by third-party reports (SOC 1/2, ISO 27001 through AWS Artifact). For sensitive information an outside specialist may add objectivity; AWS FAQ documents help to check audit findings."
    ja = "利用者は自らの範囲をシステム設定から監査し、個人情報を持つシステムとそのアクセス監視に特に注意します。AWS の範囲は SOC などの第三者報告書（AWS Artifact）で確認します。"
  }
  branch "1" {
    automation = "partial"
    rule "config-recorder-all-resources" { covers = "part" }
    rule "config-recorder-global-resources" { covers = "part" }
    rule "config-delivery-channel-complete" { covers = "part" }
    rule "config-rules-deployed" { covers = "full" }
    rule "cloudtrail-multi-region" { covers = "part" }
    rule "cloudtrail-logging-enabled" { covers = "part" }
    rule "cloudtrail-management-events-complete" { covers = "part" }
    rule "cloudtrail-data-events-cover-classified-stores" { covers = "full" }
    rule "cloudtrail-log-file-validation" { covers = "full" }
    rule "iam-auditor-role-read-only" { covers = "full" }
    rule "iam-security-audit-role-exists" { covers = "part" }
    manual {
      en = "Audit plan and findings for the customer's own area."
      ja = "自社範囲の監査計画と指摘事項。"
    }
  }
  branch "2" {
    automation = "manual"
    manual {
      en = "The row names the customer as actor and gives no content; show the institution's own audit evidence."
      ja = "利用者が主体である旨のみで内容の記載がないため、自社の監査証跡で示してください。"
    }
  }
  branch "3" {
    automation = "partial"
    rule "macie-enabled" { covers = "full" }
    manual {
      en = "How sensitive information is controlled; outside specialist where needed."
      ja = "機微情報の統制状況と、必要に応じた外部専門機関の評価。"
    }
  }
  branch "4" {
    automation = "manual"
    manual {
      en = "Use of AWS's published answers when audit findings are verified."
      ja = "監査指摘の検証における AWS 公開文書（FAQ 等）の確認。"
    }
  }
  branch "5" {
    automation = "manual"
    manual {
      en = "SOC 1 / SOC 2 and certification reports read through AWS Artifact."
      ja = "AWS Artifact で入手した SOC 1・SOC 2・認証報告書の確認記録。"
    }
  }
}
