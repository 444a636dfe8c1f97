;;; attrlint.el --- Source-attribution linter in Emacs  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; (load "/path/to/attrlint.el")
;; Eglot, where it is loaded, learns of the language server: M-x eglot in a draft.
;; Without a server: M-x attrlint-flymake-mode, or
;; (add-hook 'text-mode-hook #'attrlint-flymake-mode).
;; M-x attrlint-sources shows who says what.

;;; Code:

(require 'flymake)
(require 'subr-x)

(defvar eglot-server-programs)

(defgroup attrlint nil "Source-attribution linter." :group 'text)

(defcustom attrlint-program "attrlint" "The command, or its path." :type 'string)

(defcustom attrlint-arguments nil "What every check is given besides the draft." :type '(repeat string))

(defconst attrlint-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode) "Modes of drafts.")

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons attrlint-modes (list attrlint-program "lsp"))))

(defvar-local attrlint--process nil "The check that is under way.")

(defun attrlint--diagnostics (source output)
  "What a check printed in OUTPUT, as Flymake shows it in the buffer SOURCE."
  (mapcar
   (lambda (finding)
     (let* ((start (+ (point-min) (alist-get 'offset finding)))
            (end (+ (point-min) (alist-get 'end_offset finding)))
            (severity (alist-get 'severity finding)))
       (flymake-make-diagnostic
        source start (max end (1+ start))
        (cond ((equal severity "error") :error) ((equal severity "warning") :warning) (t :note))
        (format "%s %s" (alist-get 'code finding) (alist-get 'message finding)))))
   (with-current-buffer output
     (goto-char (point-min))
     (json-parse-buffer :object-type 'alist :array-type 'list :null-object nil))))

(defun attrlint--name ()
  "The buffer's file, or a name whose ending tells the format."
  (or (buffer-file-name) (if (derived-mode-p 'html-mode 'mhtml-mode) "draft.html" "draft.txt")))

;;;###autoload
(defun attrlint-sources ()
  "Show who says what in the buffer as it stands, saved or not."
  (interactive)
  (let ((source (current-buffer))
        (name (attrlint--name))
        (shown (get-buffer-create "*attrlint sources*"))
        (coding-system-for-read 'utf-8-unix)
        (coding-system-for-write 'utf-8-unix))
    (with-current-buffer shown
      (let ((inhibit-read-only t)) (erase-buffer))
      (special-mode))
    (with-current-buffer source
      (save-restriction
        (widen)
        (let ((inhibit-read-only t))
          (call-process-region (point-min) (point-max) attrlint-program nil shown nil
                               "sources" "--output-format" "full" "--stdin-filename" name "-"))))
    (with-current-buffer shown (goto-char (point-min)))
    (display-buffer shown)))

(defun attrlint-flymake (report &rest _)
  "Check the buffer as it stands, saved or not, and give the findings to REPORT."
  (unless (executable-find attrlint-program)
    (error "There is no %s on the path" attrlint-program))
  (when (process-live-p attrlint--process)
    (kill-process attrlint--process))
  (let* ((source (current-buffer))
         (name (attrlint--name))
         (output (generate-new-buffer " *attrlint*"))
         (errors (generate-new-buffer " *attrlint errors*"))
         (coding-system-for-read 'utf-8-unix)
         (coding-system-for-write 'utf-8-unix)) ; every line end one character, as in the buffer
    (save-restriction
      (widen)
      (setq attrlint--process
            (make-process
             :name "attrlint" :noquery t :connection-type 'pipe :buffer output :stderr errors
             :command `(,attrlint-program "check" ,@attrlint-arguments "--quiet" "--output-format" "json"
                                          "--stdin-filename" ,name "-")
             :sentinel
             (lambda (process _event)
               (when (memq (process-status process) '(exit signal))
                 (unwind-protect
                     (when (and (buffer-live-p source)
                                (eq process (buffer-local-value 'attrlint--process source)))
                       (with-current-buffer source
                         (save-restriction
                           (widen)
                           (if (memq (process-exit-status process) '(0 1))
                               (funcall report (attrlint--diagnostics source output))
                             (funcall report :panic :explanation
                                      (with-current-buffer errors (string-trim (buffer-string))))))))
                   (kill-buffer output)
                   (let ((pipe (get-buffer-process errors)))
                     (when pipe (set-process-query-on-exit-flag pipe nil) (delete-process pipe)))
                   (kill-buffer errors))))))
      (process-send-region attrlint--process (point-min) (point-max))
      (process-send-eof attrlint--process))))

;;;###autoload
(define-minor-mode attrlint-flymake-mode
  "Show what attrlint finds in a draft, by Flymake."
  :lighter nil
  (if attrlint-flymake-mode
      (add-hook 'flymake-diagnostic-functions #'attrlint-flymake nil t)
    (remove-hook 'flymake-diagnostic-functions #'attrlint-flymake t))
  (when attrlint-flymake-mode (flymake-mode 1)))

(provide 'attrlint)
;;; attrlint.el ends here
