package dev.signet.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/** Writes as another encoder does, and nothing but safe values. */
final class EncodingEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> encoder;

    EncodingEncoder(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
        setContext(encoder.getContext());
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return encoder.encode(new EncodedEvent(event));
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }

    @Override
    public void start() {
        if (!encoder.isStarted()) {
            encoder.start();
        }
        super.start();
    }

    @Override
    public void stop() {
        encoder.stop();
        super.stop();
    }
}
