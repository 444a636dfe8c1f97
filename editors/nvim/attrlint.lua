-- attrlint in Neovim 0.7 to 0.10: a language server for every draft that is opened.
-- Neovim 0.11 and later need none of this: see docs/editors.md.

local command = { 'attrlint', 'lsp' }
local types = { markdown = true, text = true, html = true }
local markers = { 'attrlint.toml', '.attrlint.toml', 'pyproject.toml', '.git' }

-- The nearest folder above a file that holds one of the markers, else the file's own.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file ~= '' and file or vim.fn.getcwd() .. '/x', ':p:h')
  local here = folder
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(here .. '/' .. marker) then return here end
    end
    local above = vim.fn.fnamemodify(here, ':h')
    if above == here then return folder end
    here = above
  end
end

local clients = {} -- by folder: vim.lsp.start of 0.8 keeps such a table itself

local function attach(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = { name = 'attrlint', cmd = command, root_dir = root }
  if vim.lsp.start then
    vim.api.nvim_buf_call(buffer, function() vim.lsp.start(config) end)
    return
  end
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    clients[root] = id
  end
  if id then vim.lsp.buf_attach_client(buffer, id) end
end

vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('attrlint', { clear = true }),
  callback = function(event)
    if types[vim.bo[event.buf].filetype] and vim.bo[event.buf].buftype == '' then attach(event.buf) end
  end,
})
