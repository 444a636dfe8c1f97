-- Two commands for a draft that the server knows: :AttrlintSources shows who says what, :AttrlintFix makes the safe fixes.

local function ask(command, arguments, done)
  local params = { command = command, arguments = arguments }
  vim.lsp.buf_request(0, 'workspace/executeCommand', params, function(fault, answer)
    if fault then
      vim.notify(fault.message, vim.log.levels.ERROR)
    elseif done and type(answer) == 'string' then
      done(answer)
    end
  end)
end

vim.api.nvim_create_user_command('AttrlintSources', function()
  ask('attrlint.sources', { vim.uri_from_bufnr(0), 'markdown' }, function(page)
    vim.cmd('new')
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(page, '\n', { trimempty = true }))
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.modifiable = 'nofile', 'wipe', false
    vim.bo.syntax = 'markdown'
  end)
end, {})

vim.api.nvim_create_user_command('AttrlintFix', function()
  ask('attrlint.fixAll', { vim.uri_from_bufnr(0) })
end, {})
