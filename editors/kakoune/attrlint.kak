# attrlint in Kakoune: source it from kakrc, then :lint in a draft, and :lint-next-message.

hook global BufCreate .*\.(md|markdown|txt|html?) %{
    # Kakoune lints a copy of the buffer; the configuration is that of the file. It counts columns in bytes.
    set-option buffer lintcmd %{attrlint_kak() { attrlint check --quiet --output-format gcc --columns byte --stdin-filename "$kak_buffile" - < "$1"; }; attrlint_kak}
}
