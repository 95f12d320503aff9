# cmake -DIN=x.ts -DOUT=y.ts -P typography.cmake
#
# Translators type plain spaces. Before a mark that a language sets apart from its word (French all of these, Spanish the
# per cent sign) a space must not break the line: the copy that is compiled has no-break ones. Sources stay as they are.
file(READ ${IN} text)
string(ASCII 194 160 nobreak)
set(element "<(translation|numerusform)[^<>]*>[^<]*")
set(before "")
while(NOT text STREQUAL before)
    set(before "${text}")
    string(REGEX REPLACE "(${element}) (([:;?!]|»)[^A-Za-z]|%[^1-9Ln])" "\\1${nobreak}\\3" text "${text}")
    string(REGEX REPLACE "(${element}«) " "\\1${nobreak}" text "${text}")
endwhile()
file(WRITE ${OUT} "${text}")
