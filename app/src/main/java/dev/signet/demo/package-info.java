/** The data set of a first start on the embedded database, and the landing page. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access :: login", "staff", "account", "evidence", "platform", "signature", "template"})
@org.jspecify.annotations.NullMarked
package dev.signet.demo;
