-- Drives the server from Neovim; what it tells is read by run.mjs.
local steps = assert(io.open(os.getenv('BUDGET_STEPS'), 'w'))

local function step(name, run)
  local ok, why = pcall(run)
  steps:write(ok and ('ok ' .. name .. '\n') or ('failed ' .. name .. ': ' .. tostring(why):gsub('\n', ' ') .. '\n'))
  steps:flush()
end

local function eventually(claim)
  assert(vim.wait(15000, claim, 50), 'waited in vain; diagnostics: ' .. vim.inspect(vim.diagnostic.get(0)))
end

local function with_code(code)
  return vim.tbl_filter(function(found) return found.code == code end, vim.diagnostic.get(0))
end

-- The row and the bytes at which a text begins first.
local function find(text)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local from, to = line:find(text, 1, true)
    if from then return row - 1, from - 1, to end
  end
  error('no ' .. text)
end

local function replace(text, by)
  local row, from, to = find(text)
  vim.api.nvim_buf_set_text(0, row, from, row, to, { by })
end

local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 15000) or {}) do
    if answer.result then return answer.result end
  end
  error('no answer to ' .. method)
end

vim.cmd('edit sample.budget')

step('the sample has three rounding differences and no total that does not hold', function()
  eventually(function() return #with_code('rounding-difference') == 3 end)
  assert(#with_code('total-mismatch') == 0)
end)

step('a changed figure marks its total', function()
  replace('15.46', '25.46')
  eventually(function() return #with_code('total-mismatch') > 0 end)
  local row = find('合计                       39.86')
  local found = vim.tbl_filter(function(each) return each.lnum == row end, with_code('total-mismatch'))
  assert(#found == 1, vim.inspect(with_code('total-mismatch')))
  local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1]
  assert(line:sub(found[1].col + 1, found[1].end_col) == '39.86', vim.inspect(found))
end)

step('a fix puts the figure right, and everything is as it was', function()
  local row, from = find('合计                       39.86')
  vim.api.nvim_win_set_cursor(0, { row + 1, from + #'合计                       ' })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local actions = ask('textDocument/codeAction', params)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  eventually(function() return #with_code('total-mismatch') == 0 and #with_code('rounding-difference') == 3 end)
  find('15.46')
end)

step('a code is explained', function()
  local row, from = find('2011308')
  vim.api.nvim_win_set_cursor(0, { row + 1, from })
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params())
  assert(hover.contents.value:find('招商引资', 1, true), vim.inspect(hover))
end)

step('codes are completed', function()
  local row, from = find('30102')
  vim.api.nvim_win_set_cursor(0, { row + 1, from })
  local completion = ask('textDocument/completion', vim.lsp.util.make_position_params())
  assert(#(completion.items or completion) > 3)
end)

steps:write('done\n')
steps:close()
vim.cmd('qall!')
