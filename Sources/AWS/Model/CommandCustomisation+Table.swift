extension CommandCustomisation {
  /// What the CLI changes, by the service's command.
  ///
  /// From `awscli/customizations` of version 1.45 (`argrename.py`, `removals.py`, `commands.py` and
  /// the folders and files named after services), with the commands that version 2 adds. The test
  /// of the installed CLI compares every option of two dozen services with what it builds itself.
  ///
  /// Lines of words:
  ///
  ///     custom NAME …                              commands without a model
  ///     OPERATIONS gone                            not offered
  ///     OPERATIONS is OTHER                        another command for the same operation
  ///     OPERATIONS rename OLD NEW
  ///     OPERATIONS alias NAME ALIAS                a hidden second name (version 1)
  ///     OPERATIONS add NAME TYPE [required] [positional] [valueless] [MEMBER]
  ///     OPERATIONS add2 …                          the same in version 2 only
  ///     OPERATIONS remove NAME
  ///     OPERATIONS optional NAME                   another option can stand in for it
  ///
  /// OPERATIONS are commands separated by commas, or `*` for all. An option that is added in the
  /// place of one of the same name has no constraints: of `ivs`, `ivschat` and `sqs` because those
  /// of the model refuse what the service accepts.
  static let table: [String: String] = [
    "agent-toolkit": """
    custom add-skill check-skill-updates configure get-skill-file list-installed-skills
    custom remove-skill update-skill
    """,
    "apigateway": """
    create-rest-api rename version api-version
    """,
    "apigatewayv2": """
    create-api,update-api rename version api-version
    """,
    "bedrock-agent-runtime": """
    invoke-agent,invoke-flow,invoke-inline-agent,optimize-prompt gone
    retrieve-and-generate-stream gone
    """,
    "bedrock-agentcore": """
    invoke-agent-runtime-command,invoke-code-interpreter,invoke-harness gone
    """,
    "bedrock-runtime": """
    converse-stream,invoke-model-with-bidirectional-stream gone
    invoke-model-with-response-stream gone
    """,
    "clouddirectory": """
    publish-schema rename version schema-version
    """,
    "cloudformation": """
    custom deploy package
    """,
    "cloudfront": """
    custom sign
    create-distribution,update-distribution add default-root-object string
    create-distribution add origin-domain-name string
    create-distribution,update-distribution optional distribution-config
    create-invalidation add paths list
    create-invalidation optional invalidation-batch
    """,
    "cloudsearch": """
    define-expression,define-index-field add name string required
    define-index-field add analysis-scheme string
    define-index-field add default-value string
    define-index-field add facet-enabled boolean
    define-index-field add highlight-enabled boolean
    define-index-field add return-enabled boolean
    define-index-field add search-enabled boolean
    define-index-field add sort-enabled boolean
    define-index-field add source-field string
    define-index-field add type string required
    define-index-field remove index-field
    """,
    "cloudsearchdomain": """
    search rename query search-query
    suggest rename query suggest-query
    """,
    "cloudtrail": """
    custom create-subscription update-subscription validate-logs verify-query-results
    """,
    "cloudwatch": """
    get-o-tel-enrichment is get-otel-enrichment
    start-o-tel-enrichment is start-otel-enrichment
    stop-o-tel-enrichment is stop-otel-enrichment
    put-metric-data add dimensions string
    put-metric-data add metric-name string
    put-metric-data add statistic-values string
    put-metric-data add storage-resolution string
    put-metric-data add timestamp string
    put-metric-data add unit string
    put-metric-data add value string
    """,
    "codeartifact": """
    custom login
    """,
    "codecommit": """
    custom credential-helper
    """,
    "codepipeline": """
    get-pipeline rename version pipeline-version
    create-custom-action-type,delete-custom-action-type rename version action-version
    get-action-type rename version action-version
    """,
    "cognito-identity": """
    create-identity-pool alias open-id-connect-provider-arns open-id-connect-provider-ar-ns
    """,
    "configservice": """
    custom get-status subscribe
    put-configuration-recorder add recording-group structure recordingGroup
    """,
    "connecthealth": """
    start-medical-scribe-listening-session gone
    """,
    "controltower": """
    create-landing-zone,update-landing-zone rename version landing-zone-version
    """,
    "datapipeline": """
    custom create-default-roles list-runs
    * rename query objects-query
    get-pipeline-definition rename version pipeline-version
    activate-pipeline,put-pipeline-definition add parameter-values-uri string
    put-pipeline-definition add pipeline-definition string required
    put-pipeline-definition remove pipeline-objects
    """,
    "deploy": """
    custom deregister install push register uninstall
    create-deployment-group,update-deployment-group alias ec2-tag-set ec-2-tag-set
    list-application-revisions alias s3-bucket s-3-bucket
    list-application-revisions alias s3-key-prefix s-3-key-prefix
    create-deployment,get-application-revision add github-location structure
    register-application-revision add github-location structure
    create-deployment,get-application-revision add s3-location structure
    register-application-revision add s3-location structure
    get-application-revision,register-application-revision optional revision
    """,
    "devops-agent": """
    send-message gone
    """,
    "dlm": """
    custom create-default-role
    """,
    "dsql": """
    custom generate-db-connect-admin-auth-token generate-db-connect-auth-token
    """,
    "dynamodb": """
    custom wizard
    """,
    "ec2": """
    create-image rename no-no-reboot reboot
    * rename no-egress ingress
    * rename no-disable-api-termination enable-api-termination
    import-instance,import-volume gone
    authorize-security-group-egress,authorize-security-group-ingress add cidr string
    revoke-security-group-egress,revoke-security-group-ingress add cidr string
    authorize-security-group-egress,authorize-security-group-ingress add group-owner string
    revoke-security-group-egress,revoke-security-group-ingress add group-owner string
    authorize-security-group-egress,authorize-security-group-ingress add port string
    revoke-security-group-egress,revoke-security-group-ingress add port string
    authorize-security-group-egress,authorize-security-group-ingress add protocol string
    revoke-security-group-egress,revoke-security-group-ingress add protocol string
    authorize-security-group-egress,authorize-security-group-ingress add source-group string
    revoke-security-group-egress,revoke-security-group-ingress add source-group string
    bundle-instance add bucket string
    bundle-instance add owner-akid string
    bundle-instance add owner-sak string
    bundle-instance add policy string
    bundle-instance add prefix string
    bundle-instance optional storage
    get-password-data add priv-launch-key string
    run-instances add associate-public-ip-address boolean
    run-instances add count string
    run-instances add no-associate-public-ip-address boolean
    run-instances add secondary-private-ip-address-count string
    run-instances add secondary-private-ip-addresses string
    run-instances remove max-count
    run-instances remove min-count
    """,
    "ec2-instance-connect": """
    custom open-tunnel ssh
    """,
    "ecr": """
    custom get-login get-login-password
    """,
    "ecr-public": """
    custom get-login-password
    """,
    "ecs": """
    custom deploy monitor-express-gateway-service
    create-express-gateway-service add2 monitor-resources string valueless
    delete-express-gateway-service add2 monitor-resources string valueless
    update-express-gateway-service add2 monitor-resources string valueless
    * rename no-enable-execute-command disable-execute-command
    execute-command rename no-interactive non-interactive
    """,
    "eks": """
    custom get-token update-kubeconfig
    create-cluster,update-cluster-version,create-nodegroup rename version kubernetes-version
    update-nodegroup-version rename version kubernetes-version
    """,
    "elasticache": """
    create-replication-group alias preferred-cache-cluster-azs preferred-cache-cluster-a-zs
    """,
    "emr": """
    custom add-instance-groups add-steps create-cluster create-default-roles
    custom create-hbase-backup describe-cluster disable-hbase-backups get
    custom install-applications modify-cluster-attributes put restore-from-hbase-backup
    custom schedule-hbase-backup socks ssh terminate-clusters
    * rename job-flow-ids cluster-ids
    * rename job-flow-id cluster-id
    add-job-flow-steps,describe-job-flows,list-bootstrap-actions,list-instance-groups gone
    run-job-flow,set-keep-job-flow-alive-when-no-steps,set-termination-protection gone
    set-unhealthy-node-replacement,set-visible-to-all-users,terminate-job-flows gone
    add-tags add tags list required
    list-clusters add active boolean
    list-clusters add failed boolean
    list-clusters add terminated boolean
    """,
    "emr-containers": """
    custom create-role-associations delete-role-associations update-role-trust-policy
    """,
    "events": """
    custom wizard
    """,
    "gamelift": """
    custom get-game-session-log upload-build
    create-build,update-build rename version build-version
    create-script,update-script rename version script-version
    """,
    "glue": """
    get-unfiltered-partition-metadata rename region resource-region
    get-unfiltered-partitions-metadata rename region resource-region
    get-unfiltered-table-metadata rename region resource-region
    """,
    "iam": """
    custom wizard
    enable-mfa-device,resync-mfa-device alias authentication-code1 authentication-code-1
    enable-mfa-device,resync-mfa-device alias authentication-code2 authentication-code-2
    create-virtual-mfa-device add bootstrap-method string required
    create-virtual-mfa-device add outfile string required
    create-virtual-mfa-device remove cli-input-json
    create-virtual-mfa-device remove generate-cli-skeleton
    """,
    "importexport": """
    get-shipping-label alias street1 street-1
    get-shipping-label alias street2 street-2
    get-shipping-label alias street3 street-3
    """,
    "iot": """
    create-certificate-from-csr add certificate-pem-outfile string
    create-keys-and-certificate add certificate-pem-outfile string
    create-keys-and-certificate add private-key-outfile string
    create-keys-and-certificate add public-key-outfile string
    """,
    "iotsitewise": """
    invoke-assistant gone
    """,
    "iotwireless": """
    * rename lo-ra-wan lorawan
    """,
    "ivs": """
    list-tags-for-resource,tag-resource,untag-resource add resource-arn string required resourceArn
    """,
    "ivschat": """
    list-tags-for-resource,tag-resource,untag-resource add resource-arn string required resourceArn
    """,
    "kinesis": """
    subscribe-to-shard gone
    """,
    "kinesisanalytics": """
    add-application-output rename output application-output
    """,
    "kinesisanalyticsv2": """
    add-application-output rename output application-output
    """,
    "lambda": """
    custom wizard
    publish-version alias code-sha256 code-sha-256
    invoke-with-response-stream gone
    create-function,publish-layer-version add zip-file blob
    create-function optional code
    publish-layer-version optional content
    """,
    "lex-models": """
    delete-bot,delete-bot-version rename version bot-version
    delete-intent,get-intent,delete-intent-version rename version intent-version
    delete-slot-type,get-slot-type,delete-slot-type-version rename version slot-type-version
    get-export rename version resource-version
    """,
    "lexv2-runtime": """
    start-conversation gone
    """,
    "license-manager": """
    get-grant,delete-grant rename version grant-version
    get-license rename version license-version
    """,
    "lightsail": """
    custom push-container-image
    import-key-pair alias public-key-base64 public-key-base-64
    """,
    "logs": """
    custom start-live-tail tail
    get-log-object gone
    """,
    "mgn": """
    * alias replication-servers-security-groups-ids replication-servers-security-groups-i-ds
    * alias source-server-ids source-server-i-ds
    * alias replication-configuration-template-ids replication-configuration-template-i-ds
    """,
    "mturk": """
    list-qualification-types rename query types-query
    list-hi-ts-for-qualification-type is list-hits-for-qualification-type
    """,
    "pinpoint": """
    get-campaign-version rename version campaign-version
    get-segment-version rename version segment-version
    delete-email-template,delete-in-app-template rename version template-version
    delete-push-template,delete-sms-template rename version template-version
    delete-voice-template,get-email-template rename version template-version
    get-in-app-template,get-push-template,get-sms-template rename version template-version
    get-voice-template,update-email-template rename version template-version
    update-in-app-template,update-push-template rename version template-version
    update-sms-template,update-voice-template rename version template-version
    """,
    "polly": """
    start-speech-synthesis-stream gone
    """,
    "qbusiness": """
    chat gone
    """,
    "quicksight": """
    start-asset-bundle-import-job add asset-bundle-import-source-bytes blob
    start-asset-bundle-import-job optional asset-bundle-import-source
    """,
    "rds": """
    custom generate-db-auth-token
    modify-option-group gone
    add-option-to-option-group,remove-option-from-option-group is modify-option-group
    add-option-to-option-group add options list OptionsToInclude
    add-option-to-option-group,remove-option-from-option-group remove options-to-include
    add-option-to-option-group,remove-option-from-option-group remove options-to-remove
    remove-option-from-option-group add options list OptionsToRemove
    """,
    "rekognition": """
    create-stream-processor rename output stream-processor-output
    compare-faces add source-image-bytes blob
    compare-faces add target-image-bytes blob
    compare-faces optional source-image
    compare-faces optional target-image
    detect-custom-labels,detect-faces,detect-labels add image-bytes blob
    detect-moderation-labels,detect-protective-equipment,detect-text add image-bytes blob
    index-faces,recognize-celebrities,search-faces-by-image add image-bytes blob
    search-users-by-image add image-bytes blob
    detect-custom-labels,detect-faces,detect-labels,detect-moderation-labels optional image
    detect-protective-equipment,detect-text,index-faces,recognize-celebrities optional image
    search-faces-by-image,search-users-by-image optional image
    """,
    "route53": """
    delete-traffic-policy,get-traffic-policy rename version traffic-policy-version
    update-traffic-policy-comment rename version traffic-policy-version
    """,
    "route53domains": """
    view-billing rename start start-time
    view-billing rename end end-time
    view-billing alias start-time start
    """,
    "runtime.sagemaker": """
    invoke-endpoint-with-response-stream gone
    """,
    "s3api": """
    select-object-content add outfile string positional
    select-object-content remove cli-input-json
    select-object-content remove generate-cli-skeleton
    """,
    "sagemaker": """
    delete-image-version,describe-image-version,list-aliases rename version version-number
    update-image-version rename version version-number
    """,
    "sagemaker-runtime": """
    invoke-endpoint-with-response-stream gone
    """,
    "schemas": """
    * rename version schema-version
    """,
    "servicecatalog": """
    custom generate
    """,
    "ses": """
    delete-verified-email-address,list-verified-email-addresses,verify-email-address gone
    send-email add bcc string
    send-email add cc string
    send-email add from string required Source
    send-email add html string
    send-email add subject string
    send-email add text string
    send-email add to string
    send-email remove source
    send-email optional destination
    send-email optional message
    """,
    "sns": """
    subscribe rename endpoint notification-endpoint
    """,
    "socialmessaging": """
    delete-whatsapp-media-message is delete-whatsapp-message-media
    """,
    "sso": """
    custom login logout
    """,
    "sqs": """
    receive-message add attribute-names list AttributeNames
    """,
    "stepfunctions": """
    send-task-success rename output task-output
    """,
    "storagegateway": """
    describe-tapes,describe-tape-archives alias tape-arns tape-ar-ns
    describe-vtl-devices alias vtl-device-arns vtl-device-ar-ns
    describe-cached-iscsi-volumes alias volume-arns volume-ar-ns
    describe-stored-iscsi-volumes alias volume-arns volume-ar-ns
    """,
    "swf": """
    register-activity-type rename version activity-version
    register-workflow-type rename version workflow-version
    """,
    "translate": """
    import-terminology add data-file blob required TerminologyData
    import-terminology optional terminology-data
    translate-document add document-content blob required Document
    """,
    "workdocs": """
    create-notification-subscription rename endpoint notification-endpoint
    describe-users rename query user-query
    """,
  ]
}
