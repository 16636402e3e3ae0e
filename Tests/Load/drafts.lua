-- Drafts of 500 characters, as a school posts them; every fourth holds something to find.
local sentences = {
  "Wat een mooie dag was het vandaag op school, iedereen deed mee.", "Groep 6 ging met de bus naar het museum en zag daar heel veel.",
  "Morgen zoeken we nog twee ouders die willen rijden.", "De kinderen bakten koekjes en deelden ze uit in de wijk.",
  "Vergeet de gymspullen niet, het wordt weer een sportieve week.", "In de bibliotheek lazen we voor uit een spannend boek.",
  "Dank aan alle vrijwilligers die hielpen met de tuin!", "Volgende week begint het project over water en dijken.",
}
local spices = {
  "Sanne de Vries won de beker. Bel haar moeder op 06-12345678. ", "Mees woont aan de Dorpsstraat 12 in Woerden. ",
  "Wat een sukkel is die scheidsrechter. ", "Mail naar jan.jansen@voorbeeld.nl voor de foto's. ",
}
local requests = {}
-- Only here does wrk know the host.
function init()
  for number = 1, 256 do
    local text = number % 4 == 0 and spices[number / 4 % #spices + 1] or ""
    local at = number
    while #text < 500 do
      text = text .. sentences[at % #sentences + 1] .. " "
      at = at * 7 + 3
    end
    requests[number] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" },
      '{"text":"' .. text:sub(1, 500) .. '","author_role":"medewerker","channel":"facebook"}')
  end
end
local turn = 0
function request()
  turn = turn % #requests + 1
  return requests[turn]
end
