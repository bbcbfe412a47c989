;;; steps.el --- drives the server from Emacs; what is told is read by run.mjs  -*- lexical-binding: t; coding: utf-8 -*-

;; The file of a client defines `budget-connect', `budget-flush', `budget-found', `budget-fix-at', `budget-hover-at' and
;; `budget-completions-at', and then calls `budget-drive'.

(defun budget-tell (line)
  (let ((coding-system-for-write 'utf-8))
    (write-region (concat (replace-regexp-in-string "\n" " " line) "\n") nil (getenv "BUDGET_STEPS") t 'silent)))

(defmacro budget-step (name &rest body)
  (declare (indent 1))
  `(condition-case why
       (progn ,@body (budget-tell (concat "ok " ,name)))
     (error (budget-tell (format "failed %s: %S" ,name why)))))

(defun budget-eventually (claim)
  (let ((end (+ (float-time) 15)))
    (while (not (funcall claim))
      (when (> (float-time) end) (error "Waited in vain"))
      (accept-process-output nil 0.05))))

(defun budget-find (text)
  "The position at which TEXT begins first."
  (goto-char (point-min))
  (search-forward text)
  (match-beginning 0))

(defun budget-replace (text by)
  (goto-char (budget-find text))
  (delete-char (length text))
  (insert by)
  (budget-flush))

(defun budget-count (code)
  (length (budget-found code)))

(defun budget-total ()
  "The position of the total of the basic expenditure."
  (+ (budget-find "合计                       ") (length "合计                       ")))

(defun budget-drive ()
  (find-file "sample.budget")
  (budget-step "connects" (budget-connect))
  (budget-step "the sample has three rounding differences and no total that does not hold"
    (budget-eventually (lambda () (= (budget-count "rounding-difference") 3)))
    (unless (= (budget-count "total-mismatch") 0) (error "Totals are marked")))
  (budget-step "a changed figure marks its total"
    (budget-replace "15.46" "25.46")
    (budget-eventually (lambda () (> (budget-count "total-mismatch") 0)))
    (let ((total (budget-total)))
      (unless (member (cons total (+ total 5)) (budget-found "total-mismatch"))
        (error "Marked elsewhere: %S" (budget-found "total-mismatch")))))
  (budget-step "a fix puts the figure right, and everything is as it was"
    (budget-fix-at (budget-total))
    (budget-flush)
    (budget-find "15.46")
    (budget-eventually (lambda () (and (= (budget-count "total-mismatch") 0) (= (budget-count "rounding-difference") 3)))))
  (budget-step "a code is explained"
    (unless (string-match-p "招商引资" (budget-hover-at (budget-find "2011308"))) (error "Explained otherwise")))
  (budget-step "codes are completed"
    (unless (> (budget-completions-at (budget-find "30102")) 3) (error "Too few")))
  (budget-tell "done")
  (set-buffer-modified-p nil)
  (kill-emacs 0))

;;; steps.el ends here
