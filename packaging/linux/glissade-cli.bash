# bash completion for glissade-cli. Options and operators are asked of the program itself, so that they cannot drift.

# Options of a command (or of the program), from its --help.
_glissade_cli_options() {
    "$1" ${2:+"$2"} --help 2>/dev/null | grep -oE -- '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,'
}

# What may follow --step: operators; after OP: their parameters and the names that every operator knows.
_glissade_cli_steps() {
    local program=$1 word=$2 table id
    table=$("$program" operators 2>/dev/null)
    if [[ $word != *:* ]]; then
        awk '/^[^ ]/ { print $1; print $1 ":" }' <<<"$table"
        return
    fi
    id=${word%%:*}
    local before=${word%"${word##*[:,]}"}
    if [[ ${word##*[:,]} == *=* ]]; then
        local name=${word##*[:,]}
        case ${name%%=*} in
            scale) printf '%s\n' "$before"scale={auto,native,2,4,8} ;;
            exact) printf '%s\n' "$before"exact={0,1} ;;
        esac
        return
    fi
    { awk -v id="$id" '/^[^ ]/ { inside = $1 == id } /^ / && inside { print $1 }' <<<"$table"
      printf '%s\n' amount scale exact; } | while read -r name; do printf '%s%s=\n' "$before" "$name"; done
}

_glissade_cli() {
    local program=${COMP_WORDS[0]} line=${COMP_LINE:0:COMP_POINT} current previous command= word
    local -a words
    read -ra words <<<"$line"
    current=${line##*[[:space:]]}
    [[ -n $current ]] && unset 'words[-1]'
    previous=${words[-1]}
    for word in "${words[@]:1}"; do
        case $word in apply | info | operators | thumbnail) command=$word; break ;; esac
    done

    local choices=
    if [[ $command == apply && $current == --*=* ]]; then
        previous=${current%%=*}
        local whole=$previous=
        choices=$(_glissade_cli_values "$program" "$previous" "${current#*=}" | sed "s/^/$whole/")
    elif [[ $command == apply ]] && _glissade_cli_takes_value "$previous"; then
        choices=$(_glissade_cli_values "$program" "$previous" "$current")
    elif [[ $current == -* ]]; then
        choices=$(_glissade_cli_options "$program" "$command")
    elif [[ -z $command ]]; then
        choices='apply info operators thumbnail'
    fi
    # Nothing to say of our own: bash completes files, because of -o default.
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
    [[ ${COMPREPLY[0]-} == *[=:] ]] && compopt -o nospace 2>/dev/null
    # bash replaces only what follows the last : or =, which it takes for ends of words.
    local kept=${current%"${current##*[:=]}"}
    [[ -n $kept ]] && COMPREPLY=("${COMPREPLY[@]#"$kept"}")
    return 0
}

_glissade_cli_takes_value() {
    case $1 in
        -o | --output | --edit | --crop | --preset | --step | --format | --quality | --depth | --size | --profile | --intent | --metadata | --on-conflict | --threads | \
            --memory | --tile)
            return 0 ;;
    esac
    return 1
}

# The words that an option of apply takes; nothing where it takes a file or a number.
_glissade_cli_values() {
    case $2 in
        --step) _glissade_cli_steps "$1" "$3" ;;
        --memory) printf '%s\n' 500M 1G 2G 4G 8G ;;
        --tile) printf '%s\n' 256 512 1024 1536 2048 ;;
        --format) printf '%s\n' jpeg png tiff webp ;;
        --depth) printf '%s\n' 8 16 ;;
        --profile) printf '%s\n' keep srgb display-p3 adobe-rgb ;;
        --intent) printf '%s\n' perceptual relative saturation absolute ;;
        --metadata) printf '%s\n' all no-location copyright none ;;
        --on-conflict) printf '%s\n' fail overwrite number skip ;;
    esac
}

complete -o default -F _glissade_cli glissade-cli
