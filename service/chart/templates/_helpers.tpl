{{/* The name of all objects of a release: at most 47 characters, so that suffixes and hashes fit. */}}
{{- define "service.fullname" -}}
{{- $name := include "service.wantedName" . -}}
{{- if not (regexMatch "^[a-z]" $name) -}}
{{- fail (printf "fullnameOverride: expected a name with a letter first, as Services have; found %q; set it, or rename the release" $name) -}}
{{- end -}}
{{- $name -}}
{{- end -}}

{{- define "service.wantedName" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 47 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "service.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 47 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 47 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "service.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 47 | trimSuffix "-" -}}
{{- end -}}

{{/* What never changes in the life of a release. Tests have pods of their own, hence the component. */}}
{{- define "service.selectorLabels" -}}
app.kubernetes.io/name: {{ include "service.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: server
{{- end -}}

{{- define "service.testLabels" -}}
app.kubernetes.io/name: {{ printf "%s-test" (include "service.name" .) | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: test
{{- end -}}

{{/* Labels beside those that select. */}}
{{- define "service.commonLabels" -}}
app.kubernetes.io/version: {{ include "service.version" . | quote }}
app.kubernetes.io/part-of: {{ include "service.name" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selectorLabels" . }}
{{ include "service.commonLabels" . }}
{{- end -}}

{{- define "service.version" -}}
{{- .Values.image.version | default .Chart.AppVersion -}}
{{- end -}}

{{- define "service.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (include "service.version" .) -}}
{{- end -}}
{{- end -}}

{{- define "service.accountName" -}}
{{- .Values.serviceAccount.name | default (ternary (include "service.fullname" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{/* "true" if several pods may run: each has the same database. */}}
{{- define "service.scales" -}}
{{- if .Values.database.host -}}true{{- end -}}
{{- end -}}

{{- define "service.autoscales" -}}
{{- if and .Values.autoscaling.enabled (include "service.scales" .) -}}true{{- end -}}
{{- end -}}

{{- define "service.hasIngress" -}}
{{- if and .Values.ingress.enabled .Values.ingress.host -}}true{{- end -}}
{{- end -}}

{{- define "service.tlsSecretName" -}}
{{- if .Values.ingress.tlsSecretName -}}
{{- .Values.ingress.tlsSecretName -}}
{{- else if .Values.ingress.issuer -}}
{{- printf "%s-tls" (include "service.fullname" .) -}}
{{- end -}}
{{- end -}}

{{/* Public files: a ConfigMap holds them, if there are any. */}}
{{- define "service.files" -}}
{{- with .Values.database.certificateAuthorities }}
database-ca.pem: {{ . | quote }}
{{- end }}
{{- with .Values.tokens.jwks }}
jwks.json: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* Pod Security "restricted", with more than it asks for. */}}
{{- define "service.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "service.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* What a schema can not say: each fault with its repair. */}}
{{- define "service.check" -}}
{{- if and (hasPrefix "prod" (lower .Values.environment)) (not .Values.database.host) -}}
{{- fail (printf "database.host: expected the PostgreSQL server, as environment is %q; found nothing. Users would be lost with each pod. Set database.host." .Values.environment) -}}
{{- end -}}
{{- if gt (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas) -}}
{{- fail (printf "autoscaling.minReplicas: expected at most autoscaling.maxReplicas, which is %d; found %d." (int .Values.autoscaling.maxReplicas) (int .Values.autoscaling.minReplicas)) -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not (or .Values.httpRoute.host .Values.ingress.host)) -}}
{{- fail "httpRoute.host: expected a host name, as httpRoute.enabled is true; found nothing. Set httpRoute.host or ingress.host." -}}
{{- end -}}
{{- end -}}
