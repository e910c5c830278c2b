package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.TaskMessage.MalformedMessage;
import com.xiaomi.privacy.contracts.event.EventType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskMessageTest {
    private static final UUID TASK = UUID.fromString("01990000-0000-7000-8000-000000000001");

    private final ObjectMapper json = ConnectorJson.mapper();

    @Test
    void aTaskIsReadAndUnknownPropertiesAreIgnored() {
        String data = """
                {"taskId":"%s","system":"example-connector","right":"ACCESS","new":{"a":1}}""".formatted(TASK);

        assertThat(TaskMessage.read(EventType.TASK_REQUESTED.type(), data, json))
                .contains(new TaskMessage(TASK, "example-connector", "ACCESS"));
    }

    @Test
    void aRightOfALaterVersionIsKeptAsItIs() {
        String data = """
                {"taskId":"%s","system":"example-connector","right":"BE_LEFT_ALONE"}""".formatted(TASK);

        assertThat(TaskMessage.read(EventType.TASK_REQUESTED.type(), data, json))
                .map(TaskMessage::right)
                .contains("BE_LEFT_ALONE");
    }

    @Test
    void eventsOfOtherTypesAreNotTasks() {
        assertThat(TaskMessage.read(EventType.TASK_SETTLED.type(), "{}", json)).isEmpty();
        assertThat(TaskMessage.read(null, "{}", json)).isEmpty();
    }

    @Test
    void aTaskThatBreaksTheContractIsMalformed() {
        assertMalformed("{");
        assertMalformed("{}");
        assertMalformed("""
                {"taskId":"not an id","system":"example-connector","right":"ACCESS"}""");
    }

    private void assertMalformed(String data) {
        assertThatThrownBy(() -> TaskMessage.read(EventType.TASK_REQUESTED.type(), data, json))
                .isInstanceOf(MalformedMessage.class);
    }
}
