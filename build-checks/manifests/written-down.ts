// Kinds of operators that no registry has a description of: written down from what their operators read, all fields of it but those that
// a resource here shall not use. A field that is missing here is a finding until it is added.
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { ILocalObjectReference } from 'kubernetes-models/v1/LocalObjectReference';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements';
import type { ISecretKeySelector } from 'kubernetes-models/v1/SecretKeySelector';
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta';

interface Resource<Version extends string, Kind extends string, Spec> {
  apiVersion: Version;
  kind: Kind;
  metadata: IObjectMeta;
  spec: Spec;
}

type Key = { name: string; key: string };

// The plugin Barman Cloud for CloudNativePG, its definition of August 2026. One store of many that it can write to: S3.
export type ObjectStore = Resource<
  'barmancloud.cnpg.io/v1',
  'ObjectStore',
  {
    configuration: {
      destinationPath: string;
      endpointURL?: string;
      endpointCA?: Key;
      serverName?: string;
      s3Credentials?: {
        accessKeyId?: Key;
        secretAccessKey?: Key;
        sessionToken?: Key;
        region?: Key;
        inheritFromIAMRole?: boolean;
      };
      wal?: {
        compression?: 'bzip2' | 'gzip' | 'lz4' | 'snappy' | 'xz' | 'zstd';
        encryption?: 'AES256' | 'aws:kms';
        maxParallel?: number;
        archiveAdditionalCommandArgs?: string[];
        restoreAdditionalCommandArgs?: string[];
      };
      data?: {
        compression?: 'bzip2' | 'gzip' | 'lz4' | 'snappy';
        encryption?: 'AES256' | 'aws:kms';
        immediateCheckpoint?: boolean;
        jobs?: number;
        additionalCommandArgs?: string[];
        restoreAdditionalCommandArgs?: string[];
      };
      tags?: Record<string, string>;
      historyTags?: Record<string, string>;
    };
    retentionPolicy?: `${number}${'d' | 'w' | 'm'}`;
    instanceSidecarConfiguration?: {
      env?: IEnvVar[];
      logLevel?: 'error' | 'warning' | 'info' | 'debug' | 'trace';
      resources?: IResourceRequirements;
      retentionPolicyIntervalSeconds?: number;
      additionalContainerArgs?: string[];
    };
  }
>;

// Keycloak's operator, as the classes of 26 read it. Left out: schedules, probes and traces, which it sets by itself.
export type Keycloak = Resource<
  'k8s.keycloak.org/v2alpha1',
  'Keycloak',
  {
    instances?: number;
    image?: string;
    startOptimized?: boolean;
    imagePullSecrets?: ILocalObjectReference[];
    additionalOptions?: { name: string; value?: string; secret?: ISecretKeySelector }[];
    http?: { tlsSecret?: string; httpEnabled?: boolean; httpPort?: number; httpsPort?: number };
    ingress?: {
      enabled?: boolean;
      className?: string;
      annotations?: Record<string, string>;
      tlsSecret?: string;
    };
    features?: { enabled?: string[]; disabled?: string[] };
    db?: {
      vendor?: string;
      host?: string;
      port?: number;
      database?: string;
      schema?: string;
      url?: string;
      usernameSecret?: ISecretKeySelector;
      passwordSecret?: ISecretKeySelector;
      poolInitialSize?: number;
      poolMinSize?: number;
      poolMaxSize?: number;
    };
    hostname?: { hostname?: string; admin?: string; strict?: boolean; backchannelDynamic?: boolean };
    truststores?: Record<string, { name?: string; secret: { name: string; optional?: boolean } }>;
    proxy?: { headers?: 'forwarded' | 'xforwarded' };
    networkPolicy?: {
      enabled?: boolean;
      http?: INetworkPolicyPeer[];
      https?: INetworkPolicyPeer[];
      management?: INetworkPolicyPeer[];
    };
    resources?: IResourceRequirements;
    // Merged into what the operator makes, so its first container needs no name here.
    unsupported?: { podTemplate?: { spec?: Omit<Partial<IPodSpec>, 'containers'> & { containers?: Partial<IContainer>[] } } };
  }
>;

// What surrounds the realm; the realm itself is read as Keycloak does.
export type KeycloakRealmImport = Resource<
  'k8s.keycloak.org/v2alpha1',
  'KeycloakRealmImport',
  {
    keycloakCRName: string;
    realm: { realm: string; [field: string]: unknown };
    placeholders?: Record<string, { secret: ISecretKeySelector }>;
    resources?: IResourceRequirements;
  }
>;
