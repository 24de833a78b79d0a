framework "nhn" {
  title {
    en = "Security white paper of a managed service provider (AWS resale and operation)"
    ja = "マネージドサービス事業者のセキュリティホワイトペーパー（AWS リセール・運用）"
  }
  edition {
    en = "1.00, 24 December 2019"
    ja = "1.00 版（2019年12月24日）"
  }
  source {
    en = "Security white paper of NHN Techorus, AWS resale and managed service"
    ja = "NHN テコラス セキュリティホワイトペーパー（AWS リセール / マネージドサービス）"
  }
  note {
    en = "27 statements of the white paper, numbered by us: the paper has no numbers of its own."
    ja = "ホワイトペーパーの 27 項目です。原文に番号がないため、番号は当プロジェクトで付けました。"
  }
}

control "NHN-01" {
  actor = "shared"
  title {
    en = "Three-way shared responsibility (customer, MSP, AWS)"
    ja = "お客様・MSP・AWS の三者責任分担"
  }
  summary {
    en = "Under the managed service the provider takes OS, middleware, network and firewall settings, server-side encryption, parameter tuning, monitoring, backup and incident handling; the customer keeps data, platform and application, ID and access management and client-side encryption; AWS keeps the layers below. With resale only, everything down to OS and firewall falls to the customer. The split is contractual; the individual duties are checked under the controls below."
    ja = "責任は顧客・MSP・AWS の三者で分担し、運用形態（MSP かリセールのみか）によって MSP と顧客の範囲が変わります。契約上の取り決めであり、個々の義務は以降の統制で確認します。"
  }
  automation = "manual"
  manual {
    en = "The signed responsibility table for the chosen service model."
    ja = "採用したサービス形態での責任分担表と合意記録。"
  }
}

control "NHN-02" {
  actor = "customer"
  title {
    en = "ISMS certification, committee and yearly internal audit"
    ja = "ISMS 認証・委員会・内部監査"
  }
  summary {
    en = "The provider runs an ISO 27001 / 27017 certified ISMS with a monthly committee, a responsible manager and an internal audit once a year. Organisational evidence only."
    ja = "ISO 27001/27017 の認証を受けた ISMS を運営し、月次の委員会と年 1 回の内部監査を行います。組織的な証跡のみで確認します。"
  }
  automation = "manual"
  manual {
    en = "Certificates, committee minutes, internal audit reports."
    ja = "認証書、委員会議事録、内部監査報告。"
  }
}

control "NHN-03" {
  actor = "customer"
  title {
    en = "Physical sites, security areas and office networks of the operator"
    ja = "運用拠点の物理区画とネットワーク区分"
  }
  summary {
    en = "Offices and data centres have four security areas with card locks, escorted visitors and locked racks; power and cooling are redundant. Guest, internet-only and business networks are separated, wireless is encrypted and only registered terminals reach the business network. Outside anything that Terraform describes."
    ja = "オフィスとデータセンターを四段階の区画に分けて入退室を管理し、来客・インターネット専用・業務の各ネットワークを分離します。Terraform の範囲外です。"
  }
  automation = "manual"
  manual {
    en = "Entry logs, zone plan, network separation of the operator's sites."
    ja = "入退室記録、区画図、拠点ネットワークの分離状況。"
  }
}

control "NHN-04" {
  actor = "customer"
  title {
    en = "Device plus user authentication before the business network"
    ja = "業務ネットワークの端末認証とユーザー認証"
  }
  summary {
    en = "Access to the operator's business network needs both proof that the terminal belongs to the company and proof that the user is staff. On AWS the closest decidable counterpart is the authentication of remote-access endpoints."
    ja = "業務ネットワークへの接続には端末認証と利用者認証の両方を求めます。AWS 上ではリモート接続口の認証方式がこれに相当します。"
  }
  automation = "partial"
  rule "ec2-client-vpn-strong-authentication" { covers = "part" }
  rule "ec2-client-vpn-connection-logging" { covers = "part" }
  rule "ec2-client-vpn-not-authorize-all" { covers = "part" }
  manual {
    en = "Device and user authentication of the operator's own network."
    ja = "運用者拠点ネットワークの端末認証・利用者認証の設定。"
  }
}

control "NHN-05" {
  actor = "customer"
  title {
    en = "Strong passwords"
    ja = "強度の高いパスワード管理"
  }
  summary {
    en = "Staff passwords follow an access-control rule demanding strength, to stop misuse by anyone other than the owner. For IAM users and Cognito pools the policy is a Terraform resource; passwords in the central directory are not visible."
    ja = "本人以外の利用を防ぐため、規則に沿った強度の高いパスワード管理を行います。IAM や Cognito のポリシーは判定できますが、社内ディレクトリは対象外です。"
  }
  automation = "partial"
  rule "iam-password-policy-min-length" {
    covers = "part"
    require "min_length" {
      at_least = 8
    }
  }
  rule "iam-password-policy-uppercase" { covers = "part" }
  rule "iam-password-policy-lowercase" { covers = "part" }
  rule "iam-password-policy-number" { covers = "part" }
  rule "iam-password-policy-symbol" { covers = "part" }
  rule "iam-password-policy-reuse" { covers = "part" }
  rule "iam-password-policy-users-can-change" { covers = "part" }
  rule "iam-password-policy-declared-with-console-users" { covers = "part" }
  rule "cognito-user-pool-password-policy" { covers = "full" }
  rule "secrets-in-resource-attributes" { covers = "part" }
  rule "secrets-arguments-not-literal" { covers = "part" }
  rule "secretsmanager-value-not-in-code" { covers = "part" }
  rule "rds-master-password-managed" { covers = "part" }
  rule "ssm-parameter-encrypted" { covers = "part" }
  rule "iam-access-key-secret-not-passed-on" { covers = "part" }
  rule "iam-login-profile-handed-over-safely" { covers = "part" }
  manual {
    en = "Password rule of the central directory."
    ja = "統合認証基盤のパスワード規則。"
  }
}

control "NHN-06" {
  actor = "customer"
  title {
    en = "Central identity with same-day disabling of leavers"
    ja = "統合認証基盤と退職者の即日無効化"
  }
  summary {
    en = "All staff credentials live in one identity platform, so accounts of people who leave or go on leave are disabled or removed the same day. On AWS this holds only if people sign in through federation and no stand-alone IAM users or keys remain."
    ja = "役職員の認証情報を統合認証基盤に一元化し、退職・休職者を即日無効化します。AWS では個別の IAM ユーザーや長期キーを残さず、フェデレーションで入ることが前提です。"
  }
  automation = "partial"
  rule "iam-people-sign-in-federated" { covers = "full" }
  rule "iam-saml-provider-exists" { covers = "part" }
  rule "iam-user-no-console-access" { covers = "part" }
  rule "iam-user-denied-without-mfa" { covers = "part" }
  rule "iam-login-profile-handed-over-safely" { covers = "part" }
  rule "iam-access-key-not-created" { covers = "full" }
  rule "iam-group-has-users" { covers = "part" }
  rule "config-rules-watch-credentials" { covers = "part" }
  rule "iam-access-analyzer-unused-access" { covers = "part" }
  rule "iam-role-saml-audience-pinned" { covers = "full" }
  manual {
    en = "Leaver records showing same-day disabling."
    ja = "退職・休職者の即日無効化の記録。"
  }
}

control "NHN-07" {
  actor = "shared"
  title {
    en = "Account creation, ownership and closing"
    ja = "AWS アカウントの作成・所有・廃止"
  }
  summary {
    en = "For resale accounts the reseller creates, owns and, after the contractual period, closes the AWS account; for direct contracts the customer does. Where accounts are created by Terraform, their placement, naming and close behaviour are visible."
    ja = "リセール契約ではリセラーが AWS アカウントを作成・所有し、契約で定めた期間後に廃止します。アカウントを Terraform で作る場合は、配置・命名・閉鎖の設定を確認できます。"
  }
  automation = "partial"
  rule "resource-name-convention" { covers = "part" }
  rule "resource-required-tags" { covers = "part" }
  rule "organizations-environments-in-separate-accounts" { covers = "part" }
  rule "tags-single-environment-per-account" { covers = "part" }
  manual {
    en = "Account contract, closing request and completion record."
    ja = "アカウント契約、廃止申請と完了記録。"
  }
}

control "NHN-08" {
  actor = "customer"
  title {
    en = "Root user: not used day to day, MFA on, tightly kept"
    ja = "ルートユーザーの常用禁止・MFA・厳重管理"
  }
  summary {
    en = "The root user is not used except for prescribed tasks such as contract changes, has multi-factor authentication, and is held by the owner of the account (reseller or direct customer, who is advised to match that level). Terraform cannot enrol the device but shows central root management, deny policies and detection."
    ja = "ルートユーザーは所定の作業以外では使わず、多要素認証を設定して厳重に管理します。MFA の登録自体は Terraform では見えないため、集中管理・拒否ポリシー・検知の設定を確認します。"
  }
  automation = "partial"
  rule "config-rules-watch-root-user" { covers = "full" }
  rule "iam-root-mfa-enabled" { covers = "part" }
  rule "securityhub-standard-active" { covers = "full" }
  rule "iam-root-credentials-centrally-managed" { covers = "full" }
  rule "organizations-scp-denies-root" { covers = "full" }
  rule "cloudwatch-alarm-root-usage" { covers = "part" }
  rule "iam-root-no-access-key" { covers = "part" }
  rule "account-mailboxes-shared" { covers = "full" }
  manual {
    en = "MFA registration of root, custody of the device and mailbox, log of approved root use."
    ja = "ルートの MFA 登録、デバイスとメールの保管、承認済み利用の記録。"
  }
}

control "NHN-09" {
  actor = "customer"
  title {
    en = "Operators enter customer accounts through a least-privilege IAM role"
    ja = "必要最低限の権限を持つ IAM ロールによる運用アクセス"
  }
  summary {
    en = "In each customer account an IAM role with only the permissions that operators need is created for the provider's staff. Nothing wider, and no direct users for resale accounts."
    ja = "顧客アカウントには、運用者が必要とする最小限の権限だけを持つ IAM ロールを作成します。管理者権限やユーザーへの直接付与は避けます。"
  }
  automation = "automated"
  rule "iam-operator-role-least-privilege" { covers = "full" }
  rule "iam-policy-no-full-admin" { covers = "full" }
  rule "iam-policy-no-service-wildcard" { covers = "full" }
  rule "iam-policy-no-allow-notaction" { covers = "part" }
  rule "iam-managed-admin-policy-not-attached" { covers = "part" }
  rule "iam-managed-iamfullaccess-not-attached" { covers = "part" }
  rule "iam-managed-poweruser-not-attached" { covers = "part" }
  rule "iam-policy-passrole-restricted" { covers = "full" }
  rule "iam-user-no-direct-policy" { covers = "full" }
  manual {
    en = "Approval of the role's permission set."
    ja = "ロール権限の承認記録。"
  }
}

control "NHN-10" {
  actor = "customer"
  title {
    en = "Operator sign-in only after central login and MFA"
    ja = "統合認証と多要素認証を経たログイン"
  }
  summary {
    en = "Staff reach the customer account only from an environment that admits central login plus multi-factor authentication. The role's trust policy can demand MFA or federation, which Terraform shows; the login environment itself is outside."
    ja = "統合認証と多要素認証を経た環境からのみ顧客アカウントへ入ります。ロールの信頼ポリシーや MFA 必須化は判定できますが、ログイン環境そのものは対象外です。"
  }
  automation = "partial"
  rule "iam-human-role-trust-requires-mfa" { covers = "full" }
  rule "iam-people-sign-in-federated" { covers = "full" }
  rule "iam-saml-provider-exists" { covers = "part" }
  rule "iam-user-denied-without-mfa" { covers = "full" }
  rule "iam-group-mfa-enforced" { covers = "part" }
  rule "config-rules-watch-credentials" { covers = "full" }
  manual {
    en = "Login environment with central authentication and MFA."
    ja = "統合認証・多要素認証を備えたログイン環境の設定。"
  }
}

control "NHN-11" {
  actor = "customer"
  title {
    en = "Jump AWS account for directly contracted customers"
    ja = "踏み台用 AWS アカウント経由のアクセス"
  }
  summary {
    en = "For accounts that the customer contracts directly, the customer permits access only from the provider's jump account and creates a minimal IAM user or role. The trust must name that account (better: a role in it), carry an external id, and nobody else."
    ja = "顧客が直接契約するアカウントへは、運用者の踏み台用アカウントからの最小権限アクセスだけを許可します。信頼先はそのアカウント（できればロール）に限定します。"
  }
  automation = "automated"
  rule "iam-role-trust-only-listed-accounts" { covers = "full" }
  rule "iam-role-trust-external-id-or-mfa" { covers = "part" }
  rule "iam-role-trust-not-public" { covers = "full" }
  rule "iam-operator-role-least-privilege" { covers = "full" }
  rule "iam-access-key-not-created" { covers = "full" }
  rule "iam-access-analyzer-enabled" { covers = "full" }
  manual {
    en = "Agreement on the jump account id and external id."
    ja = "踏み台アカウント ID と外部 ID の合意。"
  }
}

control "NHN-12" {
  actor = "customer"
  title {
    en = "Security checklist from AWS best practices and Well-Architected"
    ja = "AWS ベストプラクティスに基づくチェックシート"
  }
  summary {
    en = "Managed accounts are checked against an own checklist derived from AWS security best practices, the Well-Architected security pillar and the AWS checklist; gaps in direct-contract accounts lead to proposals. Continuous AWS checks and this tool's own run are evidence for a part of it."
    ja = "AWS のベストプラクティスと Well-Architected をもとにした独自のチェックシートで点検します。Security Hub や Config の継続的な検査と本ツールの結果がその一部の証跡になります。"
  }
  automation = "partial"
  rule "securityhub-standard-active" { covers = "full" }
  rule "securityhub-enabled" { covers = "part" }
  rule "config-recorder-all-resources" { covers = "part" }
  rule "config-recorder-global-resources" { covers = "part" }
  rule "config-delivery-channel-complete" { covers = "part" }
  rule "securityhub-organization-wide" { covers = "full" }
  rule "config-rules-watch-public-exposure" { covers = "full" }
  manual {
    en = "The completed checklist and proposals for gaps."
    ja = "記入済みチェックシートと差分の提案記録。"
  }
}

control "NHN-13" {
  actor = "customer"
  title {
    en = "EC2 and RDS are built inside an own VPC"
    ja = "VPC 上への構築"
  }
  summary {
    en = "Instances, databases and similar resources are placed in a VPC made for the system, which isolates it inside AWS. Default VPCs and resources without an explicit subnet break this."
    ja = "EC2 や RDS などは専用に作った VPC の中に配置して分離します。デフォルト VPC の利用やサブネット未指定は不適合です。"
  }
  automation = "automated"
  rule "ec2-default-vpc-not-used" { covers = "part" }
  rule "ec2-instance-in-vpc-not-default" { covers = "part" }
  rule "rds-instance-in-vpc" { covers = "part" }
  rule "sg-default-restricts-all" { covers = "part" }
  rule "ec2-instance-not-default-security-group" { covers = "part" }
  manual {
    en = "None beyond approval of exceptions."
    ja = "例外の承認のみ。"
  }
}

control "NHN-14" {
  actor = "customer"
  title {
    en = "Subnets segmented by routing"
    ja = "サブネット分割と経路制御によるセグメンテーション"
  }
  summary {
    en = "Inside the VPC the network is cut into subnets to suit the service and segmented through routing between them. Public and private tiers must therefore have their own route tables."
    ja = "VPC 内をサービス要件に応じてサブネットに分け、経路制御で区切ります。公開層と非公開層は別々のルートテーブルを持つ必要があります。"
  }
  automation = "automated"
  rule "vpc-separates-public-and-private-subnets" { covers = "part" }
  rule "vpc-route-igw-not-unrestricted" { covers = "part" }
  rule "vpc-subnet-no-public-ip" { covers = "part" }
  rule "vpc-subnet-ipv6-not-auto-assigned" { covers = "part" }
  rule "vpc-connection-points-declared" { covers = "part" }
  rule "ram-share-no-external" { covers = "part" }
  rule "vpc-endpoint-service-requires-acceptance" { covers = "part" }
  rule "vpc-endpoint-service-principals-not-wildcard" { covers = "part" }
  manual {
    en = "Network design that explains the segments."
    ja = "セグメントの考え方を示すネットワーク設計書。"
  }
}

control "NHN-15" {
  actor = "customer"
  title {
    en = "Traffic controlled by security groups and network ACLs"
    ja = "セキュリティグループと NACL による通信制御"
  }
  summary {
    en = "Traffic is allowed or refused with security groups and network ACLs. Both have to be explicit and narrower than allow-all to control anything."
    ja = "セキュリティグループとネットワーク ACL で通信の許可・拒否を制御します。どちらも明示的で、全許可より狭い設定でなければなりません。"
  }
  automation = "partial"
  rule "ec2-instance-not-default-security-group" { covers = "part" }
  rule "sg-no-ingress-unauthorized-port" { covers = "full" }
  rule "sg-no-ingress-all-ports" { covers = "part" }
  rule "sg-default-restricts-all" { covers = "part" }
  rule "nacl-explicit-on-every-subnet" { covers = "full" }
  rule "nacl-no-ingress-ssh" { covers = "part" }
  rule "nacl-no-ingress-rdp" { covers = "part" }
  rule "vpc-flow-logs-enabled" { covers = "full" }
  manual {
    en = "Approval of the permitted traffic list. Settings and kinds of resources that these rules do not judge."
    ja = "許可通信一覧の承認。これらのルールが判定しない設定と種類のリソース。"
  }
}

control "NHN-16" {
  actor = "customer"
  title {
    en = "On-premises access by IPsec VPN or Direct Connect"
    ja = "オンプレミス接続での IPsec / Direct Connect の採用"
  }
  summary {
    en = "Where the security requirements include access from on-premises, IPsec through a virtual private gateway or Direct Connect is used instead of the open internet."
    ja = "オンプレミスからの接続が要件にある場合は、IPsec VPN か Direct Connect を採用します。"
  }
  automation = "partial"
  rule "vpc-onprem-via-vpn-or-dx" { covers = "full" }
  rule "vpn-tunnel-strong-parameters" { covers = "part" }
  rule "directconnect-traffic-encrypted" { covers = "full" }
  rule "directconnect-macsec" { covers = "part" }
  manual {
    en = "Connection requirements and line contracts."
    ja = "接続要件と回線契約。"
  }
}

control "NHN-17" {
  actor = "customer"
  title {
    en = "EC2 uses IAM roles, never stored credentials"
    ja = "EC2 への認証情報非保持と IAM ロール利用"
  }
  summary {
    en = "An application on EC2 that calls AWS gets temporary credentials from an IAM role attached to the instance; no credentials are kept on the instance."
    ja = "EC2 のアプリケーションは IAM ロールの一時認証情報で AWS を利用し、インスタンスに認証情報を置きません。"
  }
  automation = "automated"
  rule "ec2-instance-has-instance-profile" { covers = "part" }
  rule "ec2-instance-user-data-no-secrets" { covers = "part" }
  rule "lambda-env-no-secrets" { covers = "part" }
  rule "ecs-task-no-plaintext-secrets" { covers = "part" }
  rule "ssm-document-no-secrets" { covers = "part" }
  rule "codebuild-no-plaintext-secrets" { covers = "part" }
  rule "iam-access-key-secret-not-passed-on" { covers = "part" }
  rule "iam-access-key-not-created" { covers = "full" }
  rule "provider-no-hardcoded-credentials" { covers = "full" }
  rule "ec2-instance-imdsv2-required" { covers = "full" }
  rule "ec2-account-imdsv2-default" { covers = "part" }
  manual {
    en = "None beyond files inside the operating system."
    ja = "OS 内部のファイルの確認。"
  }
}

control "NHN-18" {
  actor = "customer"
  title {
    en = "SSH and RDP limited by source address"
    ja = "SSH・RDP の送信元 IP 制限"
  }
  summary {
    en = "Maintenance over SSH or Windows remote desktop is limited to given source addresses in the security group."
    ja = "保守用の SSH と RDP は、セキュリティグループで送信元 IP を制限します。"
  }
  automation = "automated"
  rule "sg-no-ingress-ssh" { covers = "part" }
  rule "sg-no-ingress-rdp" { covers = "part" }
  rule "sg-no-broad-public-cidr" { covers = "part" }
  rule "sg-no-ingress-all-ports" { covers = "part" }
  rule "sg-admin-ports-through-bastion" { covers = "full" }
  rule "nacl-no-ingress-ssh" { covers = "part" }
  rule "nacl-no-ingress-rdp" { covers = "part" }
  manual {
    en = "List of approved source addresses."
    ja = "許可する送信元アドレスの一覧。"
  }
}

control "NHN-19" {
  actor = "customer"
  title {
    en = "Bastion in a private segment, not reachable from the internet"
    ja = "インターネットから直接届かないプライベートセグメントの踏み台"
  }
  summary {
    en = "Maintenance connections pass through a bastion or similar that itself stands in a private segment which the internet cannot reach directly. A bastion with a public address does not satisfy this, so a VPN, Direct Connect, Session Manager or Instance Connect Endpoint path has to exist."
    ja = "保守接続はインターネットから直接届かないプライベートセグメントの踏み台などを経由します。公開アドレスを持つ踏み台は不適合で、VPN・Direct Connect・Session Manager などの経路が必要です。"
  }
  automation = "automated"
  rule "ec2-bastion-in-private-subnet" { covers = "full" }
  rule "ec2-bastion-reached-privately" { covers = "full" }
  rule "sg-admin-ports-through-bastion" { covers = "full" }
  rule "ec2-instance-no-public-ip" { covers = "full" }
  manual {
    en = "Which hosts serve as bastions when names do not show it."
    ja = "名称から判別できない踏み台の指定。"
  }
}

control "NHN-20" {
  actor = "customer"
  title {
    en = "RDS in a private segment"
    ja = "RDS のプライベートセグメント配置"
  }
  summary {
    en = "Databases are placed in a private segment that cannot be reached from the internet: not publicly accessible, in private subnets only, with private sources in the security group."
    ja = "RDS はインターネットから直接到達できないプライベートセグメントに配置します。"
  }
  automation = "automated"
  rule "rds-instance-not-public" { covers = "part" }
  rule "redshift-not-public" { covers = "part" }
  rule "dms-instance-not-public" { covers = "part" }
  rule "neptune-instance-not-public" { covers = "part" }
  rule "rds-not-in-public-subnet" { covers = "part" }
  rule "rds-instance-in-vpc" { covers = "part" }
  rule "rds-ingress-private-sources-only" { covers = "full" }
  rule "sg-attached-rds-not-wide-open" { covers = "part" }
  manual {
    en = "None beyond approval of exceptions."
    ja = "例外の承認のみ。"
  }
}

control "NHN-21" {
  actor = "customer"
  title {
    en = "Data classified, with access limits and encryption to match"
    ja = "重要度に応じた分類とアクセス制限・暗号化"
  }
  summary {
    en = "Customer data are put into categories by importance and get suitable access restrictions and encryption. Terraform shows a classification tag and whether the protections of that class are present; the classification judgement is manual."
    ja = "データを重要度で分類し、区分に応じたアクセス制限と暗号化を行います。分類タグと保護の有無は判定できますが、分類の妥当性は人が判断します。"
  }
  automation = "partial"
  rule "tags-data-classification-protections-match" { covers = "full" }
  rule "resource-required-tags" { covers = "part" }
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
    en = "The classification decision for each data set."
    ja = "データごとの分類判断。"
  }
}

control "NHN-22" {
  actor = "customer"
  title {
    en = "S3 access restricted by ACL and bucket policy"
    ja = "S3 のアクセス制限（ACL・バケットポリシー）"
  }
  summary {
    en = "S3 is closed to outsiders by default; bucket ACLs and bucket policies further limit rights on buckets and objects so that unauthorised access is kept out. Note that today AWS advises to disable ACLs; a policy plus public-access block is the stronger form."
    ja = "S3 は標準で外部からのアクセスが禁止されており、さらに ACL とバケットポリシーで権限を絞ります。現在は ACL を無効にし、公開ブロックとポリシーで守る形がより強固です。"
  }
  automation = "automated"
  rule "s3-bucket-public-access-block-complete" { covers = "full" }
  rule "s3-account-public-access-block" { covers = "full" }
  rule "s3-bucket-acl-not-public-read" { covers = "part" }
  rule "s3-bucket-acl-not-public-write" { covers = "part" }
  rule "s3-bucket-acl-not-authenticated-users" { covers = "part" }
  rule "s3-object-acl-not-public" { covers = "part" }
  rule "s3-bucket-acls-disabled" { covers = "part" }
  rule "s3-bucket-policy-no-wildcard-principal" { covers = "part" }
  rule "s3-bucket-policy-restricts-cross-account" { covers = "part" }
  rule "s3-bucket-policy-no-public-list" { covers = "part" }
  rule "s3-bucket-not-effectively-public" { covers = "part" }
  manual {
    en = "None beyond approval of intended sharing."
    ja = "意図した共有の承認のみ。"
  }
}

control "NHN-23" {
  actor = "customer"
  title {
    en = "S3 default encryption enabled"
    ja = "S3 のデフォルト暗号化"
  }
  summary {
    en = "Every bucket created has default server-side encryption (AES-256) configured. AWS now applies it to all new buckets by itself, so the check is about an explicit declaration and the chosen algorithm."
    ja = "作成するバケットはデフォルト暗号化を有効にします。現在は AWS が自動適用するため、明示的な宣言と方式を確認します。"
  }
  automation = "automated"
  rule "s3-bucket-encryption-enabled" { covers = "full" }
  rule "s3-bucket-policy-enforces-tls" { covers = "full" }
}

control "NHN-24" {
  actor = "customer"
  title {
    en = "EBS root and data volumes encrypted"
    ja = "EBS ルートボリューム・データボリュームの暗号化"
  }
  summary {
    en = "When an EC2 instance is created both its root volume and attached EBS data volumes are encrypted (AES-256)."
    ja = "EC2 作成時に、ルートボリュームと追加する EBS ボリュームの両方を暗号化します。"
  }
  automation = "automated"
  rule "ec2-instance-block-devices-encrypted" { covers = "part" }
  rule "ec2-launch-template-block-devices-encrypted" { covers = "part" }
  rule "ebs-default-encryption-enabled" { covers = "full" }
  rule "ebs-volume-encrypted" { covers = "part" }
  rule "ebs-snapshot-copy-encrypted-with-cmk" { covers = "part" }
  rule "ec2-ami-encrypted" { covers = "part" }
  rule "ec2-ami-copy-encrypted" { covers = "part" }
}

control "NHN-25" {
  actor = "customer"
  title {
    en = "RDS storage encrypted unless the customer says otherwise"
    ja = "RDS ストレージ暗号化（指定なき場合は有効）"
  }
  summary {
    en = "If the customer gives no instruction on encryption, RDS encryption (AES-256, on the hosting server) is turned on. An exception needs a documented waiver."
    ja = "顧客から指定がない場合は RDS の暗号化を有効にします。例外には承認記録が必要です。"
  }
  automation = "automated"
  rule "rds-instance-encrypted" { covers = "part" }
  rule "rds-cluster-encrypted" { covers = "part" }
  rule "rds-global-cluster-encrypted" { covers = "part" }
  rule "docdb-cluster-encrypted" { covers = "part" }
  rule "neptune-cluster-encrypted" { covers = "part" }
  rule "redshift-encrypted" { covers = "part" }
  rule "rds-snapshot-copy-encrypted-with-cmk" { covers = "part" }
  rule "rds-automated-backup-replication-with-cmk" { covers = "part" }
  rule "rds-instance-encrypted-with-cmk" { covers = "part" }
  rule "rds-cluster-encrypted-with-cmk" { covers = "part" }
  manual {
    en = "Customer's written waiver where encryption is off."
    ja = "暗号化しない場合の顧客の書面承認。"
  }
}

control "NHN-26" {
  actor = "shared"
  title {
    en = "Monitoring, backup and incident handling by the operator"
    ja = "監視・バックアップ・障害対応"
  }
  summary {
    en = "Monitoring, backup and incident response belong to the provider under the managed service (to the customer under resale only). The paper says no more, so Terraform can show only that alarms, logs and backups are set up and routed."
    ja = "監視・バックアップ・障害対応は MSP の役割（リセールのみの場合は顧客）です。構成からはアラーム・ログ・バックアップの設定と通知経路を確認できます。"
  }
  automation = "partial"
  rule "cloudwatch-alarm-reaches-someone" { covers = "part" }
  rule "cloudwatch-workload-resources-alarmed" { covers = "part" }
  rule "cloudwatch-alarm-unauthorized-api-calls" { covers = "part" }
  rule "backup-covers-every-stateful-resource" { covers = "full" }
  rule "rds-backup-retention" { covers = "part" }
  rule "docdb-backup-retention" { covers = "part" }
  rule "neptune-backup-retention" { covers = "part" }
  rule "redshift-auto-snapshots" { covers = "part" }
  rule "rds-copy-tags-to-snapshots" { covers = "part" }
  rule "cloudtrail-multi-region" { covers = "part" }
  rule "cloudtrail-logging-enabled" { covers = "part" }
  rule "cloudtrail-management-events-complete" { covers = "part" }
  rule "cloudtrail-log-file-validation" { covers = "full" }
  rule "health-events-notified" { covers = "full" }
  manual {
    en = "Operating records of monitoring, restores and incidents."
    ja = "監視・リストア・障害対応の運用記録。"
  }
}

control "NHN-27" {
  actor = "shared"
  title {
    en = "Server-side encryption of data as the operator's duty"
    ja = "サーバー側データ暗号化の実施責任"
  }
  summary {
    en = "The responsibility table gives server-side data encryption to the provider under the managed service and to the customer under resale only. The services named later are S3, EBS and RDS, and the table itself is not limited to them."
    ja = "サーバー側のデータ暗号化は MSP の責任（リセールのみの場合は顧客）で、S3・EBS・RDS をはじめ全てのデータ保管先に及びます。"
  }
  automation = "automated"
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
  rule "ebs-volume-encrypted" { covers = "part" }
  rule "ec2-instance-block-devices-encrypted" { covers = "part" }
  rule "ec2-launch-template-block-devices-encrypted" { covers = "part" }
  rule "ebs-snapshot-copy-encrypted-with-cmk" { covers = "part" }
  rule "ec2-ami-encrypted" { covers = "part" }
  rule "ec2-ami-copy-encrypted" { covers = "part" }
  rule "cloudtrail-encrypted-with-cmk" { covers = "part" }
  rule "kms-service-principal-grants-bound" { covers = "part" }
  rule "cloudwatch-log-group-encrypted-with-cmk" { covers = "full" }
  manual {
    en = "Which party carries the duty under the contract."
    ja = "契約上の担当の確認。"
  }
}
