;;; lspMode.el --- how lsp-mode is asked  -*- lexical-binding: t; coding: utf-8 -*-

(require 'lsp-mode)
(require 'lsp-diagnostics)

;; Nobody is there to be asked which folder is the project.
(setq lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-enable-file-watchers nil
      lsp-warn-no-matched-clients nil)

(defun budget-connect ()
  (lsp-workspace-folders-add default-directory)
  (lsp)
  (budget-eventually (lambda () (seq-some (lambda (each) (eq (lsp--workspace-status each) 'initialized)) (lsp-workspaces)))))

(defun budget-flush ()
  ;; Changes are sent when Emacs is idle, and in batch it never is.
  (when lsp--delay-timer (cancel-timer lsp--delay-timer))
  (setq lsp--delay-timer nil)
  (lsp--flush-delayed-changes))

(defun budget-found (code)
  (let ((found (gethash (lsp--fix-path-casing (buffer-file-name)) (lsp-diagnostics))))
    (delq nil (mapcar (lambda (each)
                        (when (equal (gethash "code" each) code)
                          (let ((range (gethash "range" each)))
                            (cons (lsp--position-to-point (gethash "start" range))
                                  (lsp--position-to-point (gethash "end" range))))))
                      found))))

(defun budget-ask (method pos)
  (goto-char pos)
  (lsp-request method (lsp--text-document-position-params)))

(defun budget-fix-at (pos)
  (goto-char pos)
  (lsp-execute-code-action (elt (lsp-code-actions-at-point) 0)))

(defun budget-hover-at (pos)
  (gethash "value" (gethash "contents" (budget-ask "textDocument/hover" pos))))

(defun budget-completions-at (pos)
  (let ((found (budget-ask "textDocument/completion" pos)))
    (length (if (hash-table-p found) (gethash "items" found) found))))

(budget-drive)

;;; lspMode.el ends here
