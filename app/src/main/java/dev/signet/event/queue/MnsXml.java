package dev.signet.event.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The bodies of the queue protocol. The clients read nothing without the namespace. */
final class MnsXml {

    private static final String NAMESPACE = "http://mns.aliyuncs.com/doc/v1";
    private static final String PRIORITY = "8";
    private static final String HANDLE = "ReceiptHandle";

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final XMLInputFactory READERS = readers();

    private MnsXml() {}

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static byte[] message(QueuedEvent event) {
        return document("Message", xml -> writeFields(xml, event));
    }

    static byte[] messages(List<QueuedEvent> events) {
        return document("Messages", xml -> {
            for (QueuedEvent event : events) {
                xml.writeStartElement("Message");
                writeFields(xml, event);
                xml.writeEndElement();
            }
        });
    }

    static byte[] error(MnsRefusal refusal, String requestId, String host) {
        return document("Error", xml -> {
            element(xml, "Code", refusal.code());
            element(xml, "Message", refusal.text());
            element(xml, "RequestId", requestId);
            element(xml, "HostId", host);
        });
    }

    /** What of a batch could not be deleted. */
    static byte[] notDeleted(List<String> handles) {
        return document("Errors", xml -> {
            for (String handle : handles) {
                xml.writeStartElement("Error");
                element(xml, "ErrorCode", "MessageNotExist");
                element(xml, "ErrorMessage", "The message is deleted already, or was received again since.");
                element(xml, HANDLE, handle);
                xml.writeEndElement();
            }
        });
    }

    /** @throws MnsRefusal when the body is not the documented list */
    static List<String> receiptHandles(byte[] body) {
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                List<String> handles = new ArrayList<>();
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals(HANDLE)) {
                        handles.add(xml.getElementText().trim());
                    }
                }
                return handles;
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new MnsRefusal(
                    400, "MalformedXML", "The body must be a list <ReceiptHandles> of <ReceiptHandle> elements.");
        }
    }

    private static byte[] document(String root, Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, UTF_8.name());
            xml.writeStartDocument(UTF_8.name(), "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void writeFields(XMLStreamWriter xml, QueuedEvent event) throws XMLStreamException {
        String body = Base64.getEncoder().encodeToString(event.payload().getBytes(UTF_8));
        element(xml, "MessageId", Long.toString(event.id()));
        element(xml, HANDLE, event.handle().toString());
        element(xml, "MessageBody", body);
        element(xml, "MessageBodyMD5", md5(body));
        element(xml, "EnqueueTime", Long.toString(event.enqueuedAt().toEpochMilli()));
        element(xml, "NextVisibleTime", Long.toString(event.nextVisibleAt().toEpochMilli()));
        element(xml, "FirstDequeueTime", Long.toString(event.firstDequeuedAt().toEpochMilli()));
        element(xml, "DequeueCount", Integer.toString(event.dequeueCount()));
        element(xml, "Priority", PRIORITY);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Over the text as it travels. */
    private static String md5(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 must exist in every Java runtime", e);
        }
    }
}
