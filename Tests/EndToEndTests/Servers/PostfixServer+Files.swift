extension PostfixServer {
    /// Dovecot's configuration: nothing but the check of passwords.
    static func dovecot(_ root: String, port: Int, mechanisms: String) -> String {
        """
        base_dir = \(root)/dovecot/run
        state_dir = \(root)/dovecot/state
        log_path = \(root)/dovecot.log
        listen = 127.0.0.1
        protocols =
        ssl = no
        auth_mechanisms = \(mechanisms)
        passdb {
          driver = passwd-file
          args = scheme=PLAIN username_format=%u \(root)/dovecot/users
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=\(root)/none
        }
        service auth {
          inet_listener {
            address = 127.0.0.1
            port = \(port)
          }
        }

        """
    }

    /// Postfix's `main.cf`; `next` is who gets what it takes.
    static func main(_ root: String, authPort: Int, next: String) -> String {
        """
        compatibility_level = 3.6
        queue_directory = \(root)/spool
        data_directory = \(root)/postfix-data
        maillog_file = \(root)/postfix.log
        maillog_file_prefixes = \(root)
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = relay.test
        mydestination =
        mynetworks =
        local_recipient_maps =
        alias_maps =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        disable_dns_lookups = yes
        smtp_host_lookup = native
        smtpd_tls_cert_file = \(root)/cert.pem
        smtpd_tls_key_file = \(root)/key.pem
        smtpd_tls_security_level = encrypt
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = inet:127.0.0.1:\(authPort)
        smtpd_relay_restrictions = permit_sasl_authenticated, reject
        smtpd_recipient_restrictions = check_recipient_access inline:{ { nobody@sink.test = 550 5.1.1 No such person } }
        smtpd_client_connection_count_limit = 0
        default_transport = \(next)

        """
    }

    /// Postfix's `master.cf`: its usual services, and two ports to hand mail in.
    static func master(_ submissionPort: Int, _ implicitPort: Int) -> String {
        """
        127.0.0.1:\(submissionPort) inet n - n - - smtpd
        127.0.0.1:\(implicitPort) inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        lmtp unix - - n - - lmtp
        error unix - - n - - error
        retry unix - - n - - error
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """
    }
}
