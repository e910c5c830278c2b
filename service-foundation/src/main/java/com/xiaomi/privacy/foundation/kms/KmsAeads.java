package com.xiaomi.privacy.foundation.kms;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.auth.PropertiesFileCredentialsProvider;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.kms.AWSKMSClientBuilder;
import com.google.api.client.googleapis.javanet.GoogleNetHttpTransport;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.cloudkms.v1.CloudKMS;
import com.google.api.services.cloudkms.v1.CloudKMSScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.integration.awskms.AwsKmsAead;
import com.google.crypto.tink.integration.gcpkms.GcpKmsAead;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Keys in key management services, as Tink uses them. Each use is a call over the network. */
public final class KmsAeads {

    private KmsAeads() {}

    /**
     * The key at an address.
     *
     * @param config how to get there; its own address is not looked at
     * @throws GeneralSecurityException if there can be none, or who asks is not known
     */
    public static Aead at(String uri, KmsConfig config) throws GeneralSecurityException {
        try {
            return switch (KmsKey.at(uri)) {
                case KmsKey.Vault vault -> VaultTransit.open(vault, config);
                case KmsKey.Aws aws -> aws(aws, config);
                case KmsKey.Google google -> google(google, config);
            };
        } catch (IOException e) {
            throw new KmsFailure("no credentials for the KMS: " + KmsFailure.reason(e), e);
        }
    }

    private static Aead aws(KmsKey.Aws key, KmsConfig config) throws GeneralSecurityException {
        int patience = Math.toIntExact(config.patience().toMillis());
        AWSCredentialsProvider credentials = config.credentialsFile()
                .<AWSCredentialsProvider>map(file -> new PropertiesFileCredentialsProvider(file.toString()))
                .orElseGet(DefaultAWSCredentialsProviderChain::new);
        AWSKMSClientBuilder client = AWSKMSClientBuilder.standard()
                .withCredentials(credentials)
                .withClientConfiguration(new ClientConfiguration()
                        .withConnectionTimeout(patience)
                        .withSocketTimeout(patience)
                        // Who opens the keyset tries again, and says meanwhile why.
                        .withMaxErrorRetry(0));
        if (config.endpoint().isPresent()) {
            URI endpoint = KmsKey.checked(config.endpoint().get());
            client.setEndpointConfiguration(new EndpointConfiguration(endpoint.toString(), key.region()));
        } else {
            client.setRegion(key.region());
        }
        return new AwsKmsAead(client.build(), key.arn());
    }

    private static Aead google(KmsKey.Google key, KmsConfig config) throws GeneralSecurityException, IOException {
        int patience = Math.toIntExact(config.patience().toMillis());
        HttpRequestInitializer signsIn = new HttpCredentialsAdapter(googleCredentials(config));
        CloudKMS.Builder client = new CloudKMS.Builder(
                GoogleNetHttpTransport.newTrustedTransport(), GsonFactory.getDefaultInstance(), request -> {
                    signsIn.initialize(request);
                    request.setConnectTimeout(patience).setReadTimeout(patience).setNumberOfRetries(0);
                });
        client.setApplicationName("privacy-support");
        if (config.endpoint().isPresent()) {
            client.setRootUrl(KmsKey.checked(config.endpoint().get()) + "/");
        }
        return new GcpKmsAead(client.build(), key.name());
    }

    private static GoogleCredentials googleCredentials(KmsConfig config) throws IOException {
        if (config.credentialsFile().isEmpty()) {
            return GoogleCredentials.getApplicationDefault().createScoped(CloudKMSScopes.all());
        }
        Path file = config.credentialsFile().get();
        try (InputStream content = Files.newInputStream(file)) {
            return GoogleCredentials.fromStream(content).createScoped(CloudKMSScopes.all());
        }
    }
}
