{{/* What the service is told, as service/src/configuration reads it. */}}
{{- define "service.environment" -}}
- name: ENVIRONMENT
  value: {{ .Values.environment | quote }}
- name: LOG_LEVEL
  value: {{ .Values.logLevel }}
- name: HOST
  value: 0.0.0.0
- name: PORT
  value: "8080"
- name: METRICS_PORT
  value: "9090"
- name: SHUTDOWN_DELAY
  value: {{ .Values.shutdown.delaySeconds | quote }}
- name: SHUTDOWN_TIMEOUT
  value: {{ .Values.shutdown.timeoutSeconds | quote }}
{{- with .Values.trustedProxies }}
- name: TRUSTED_PROXIES
  value: {{ join "," . | quote }}
{{- end }}
- name: API_KEYS_FILE
  value: /etc/fairlead/keys/api-keys
{{- if .Values.tokens.jwks }}
- name: TOKEN_JWKS_FILE
  value: /etc/fairlead/files/jwks.json
{{- else }}
- name: TOKEN_KEY_FILE
  value: /etc/fairlead/keys/token-key
{{- end }}
- name: TOKEN_ISSUER
  value: {{ .Values.tokens.issuer | quote }}
- name: TOKEN_AUDIENCE
  value: {{ .Values.tokens.audience | quote }}
{{- with .Values.database }}
{{- if .host }}
- name: DATABASE_HOST
  value: {{ .host | quote }}
- name: DATABASE_PORT
  value: {{ .port | quote }}
- name: DATABASE_NAME
  value: {{ .name | quote }}
- name: DATABASE_LOGIN_DIR
  value: /etc/fairlead/database
- name: DATABASE_CONNECTIONS
  value: {{ .connections | quote }}
{{- if .certificateAuthorities }}
- name: DATABASE_CA_FILE
  value: /etc/fairlead/files/database-ca.pem
{{- end }}
{{- end }}
{{- end }}
{{- with .Values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: OTEL_SERVICE_NAME
  value: {{ include "service.fullname" $ | quote }}
{{- end }}
{{- end -}}

{{/* Directories, not single files: those would not change when a Secret does. */}}
{{- define "service.mounts" -}}
- name: keys
  mountPath: /etc/fairlead/keys
  readOnly: true
{{- if .Values.database.host }}
- name: database
  mountPath: /etc/fairlead/database
  readOnly: true
{{- end }}
{{- if include "service.files" . | trim }}
- name: files
  mountPath: /etc/fairlead/files
  readOnly: true
{{- end }}
{{- end -}}
