// Package rds holds the rules about Amazon RDS and Aurora.
package rds

import "github.com/sekisho/sekisho/analyzer/rule"

// Rules are the rules of the service.
var Rules = []*rule.Rule{
	InstanceEncrypted,
	ClusterEncrypted,
	GlobalClusterEncrypted,
	SnapshotNotPublic,
	ClusterSnapshotEncrypted,
	InstanceNotPublic,
	NotInPublicSubnet,
	IngressPrivateSourcesOnly,
	InstanceMultiAZ,
	BackupRetention,
	InstanceDeletionProtection,
	ClusterDeletionProtection,
	InstanceForceTLS,
	ClusterForceTLS,
	MasterPasswordManaged,
	InstanceEncryptedWithCMK,
	ClusterEncryptedWithCMK,
	SnapshotCopyEncryptedWithCMK,
	AutomatedBackupReplicationWithCMK,
	PerformanceInsightsCMK,
	AutoMinorUpgrade,
	InstanceLogExports,
	ClusterLogExports,
	ClusterMySQLAuditLog,
	CACertificateCurrent,
	FinalSnapshotKept,
	ProxyRequiresTLS,
	CopyTagsToSnapshots,
	ClusterCopyTagsToSnapshots,
	InstanceInVPC,
	InstanceIAMAuth,
	ClusterIAMAuth,
	AuroraBacktrack,
	NonDefaultAdminName,
	NonDefaultPort,
}
