;;; eglot.el --- how eglot is asked  -*- lexical-binding: t; coding: utf-8 -*-

(require 'eglot)

(defun budget-connect ()
  ;; `eglot-ensure' waits for the next command, and in batch there is none.
  (apply #'eglot--connect (eglot--guess-contact))
  (budget-eventually #'eglot-managed-p)
  (flymake-mode 1)
  (flymake-start))

(defun budget-flush ()
  (eglot--signal-textDocument/didChange))

(defun budget-found (code)
  (mapcar (lambda (each) (cons (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))
          (seq-filter (lambda (each) (string-search code (flymake-diagnostic-text each))) (flymake-diagnostics))))

(defun budget-ask (method pos &rest more)
  (goto-char pos)
  (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more)))

(defun budget-fix-at (pos)
  (goto-char pos)
  (let ((actions (eglot-code-actions pos (+ pos 5) "quickfix")))
    (eglot--apply-workspace-edit (plist-get (elt actions 0) :edit))))

(defun budget-hover-at (pos)
  (plist-get (plist-get (budget-ask :textDocument/hover pos) :contents) :value))

(defun budget-completions-at (pos)
  (let ((found (budget-ask :textDocument/completion pos)))
    (length (if (vectorp found) found (plist-get found :items)))))

(budget-drive)

;;; eglot.el ends here
