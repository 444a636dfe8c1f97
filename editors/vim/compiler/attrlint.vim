" Vim compiler file: attrlint, the source-attribution linter
" :compiler attrlint, then :make lints the file and fills the quickfix list.

if exists("current_compiler")
  finish
endif
let current_compiler = "attrlint"

" Vim counts columns in bytes.
CompilerSet makeprg=attrlint\ check\ --quiet\ --columns\ byte\ %:S
CompilerSet errorformat=%f:%l:%c:\ %t%*[a-z]\ %m,%f:%l:\ %t%*[a-z]:\ %m,%f:\ %t%*[a-z]:\ %m,%t%*[a-z]:\ %m
