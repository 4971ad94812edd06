# Completion for bash: source bin/completion/zdm.bash
# Works for bin/lab, bin/grader and bin/course, however they are called (./bin/lab, a link on the PATH).

_zdm_labs() {
    local bin
    bin=$(dirname "$(readlink -f "$(command -v "$1" 2>/dev/null || echo "$1")")")
    local folder number
    for folder in "$bin"/../labs/lab-*/; do
        folder=$(basename "$folder")
        number=${folder#lab-}
        number=${number%%-*}
        printf 'lab-%d %s ' "$((10#$number))" "${folder#lab-*-}"
    done
}

_zdm_words() {
    COMPREPLY=($(compgen -W "$1" -- "$2")) 
}

_zdm_lab() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    if [ "$COMP_CWORD" = 1 ]; then
        _zdm_words "up down status doctor list start next url psql watch events reset finish solve deploy work apply rehearse sample gate flyway lint alerts drill words java dev help" "$word"
        return
    fi
    case $before in
        start | solve) _zdm_words "$(_zdm_labs "$1")" "$word" ;;
        --role) _zdm_words "learner app_v1 observer" "$word" ;;
        -o) _zdm_words "text json" "$word" ;;
        --rows) _zdm_words "200000 2000000" "$word" ;;
        *)
            case ${COMP_WORDS[1]} in
                up) _zdm_words "--port --rows" "$word" ;;
                start) _zdm_words "--rows --rate --yes -o" "$word" ;;
                deploy) _zdm_words "v1 v2 v3" "$word" ;;
                work) _zdm_words "--anew $(_zdm_labs "$1")" "$word" ;;
                dev) _zdm_words "new check test --road --rows --rate $(_zdm_labs "$1")" "$word" ;;
                java) mapfile -t COMPREPLY < <(compgen -f -W "--agree" -- "$word") ;;
                apply) _zdm_words "--to --undo" "$word" ;;
                url) _zdm_words "--role --jdbc" "$word" ;;
                solve) _zdm_words "--rows --road" "$word" ;;
                finish) _zdm_words "--bundle --key --name --attempt -o $(_zdm_labs "$1")" "$word" ;;
                *) _zdm_words "-o --debug" "$word" ;;
            esac
            ;;
    esac
}

_zdm_grader() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    if [ "$COMP_CWORD" = 1 ]; then
        _zdm_words "check hint report list status regrade help" "$word"
        return
    fi
    case $before in
        -o) _zdm_words "text json junit" "$word" ;;
        --attempt) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
        --html) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
        report) _zdm_words "$(_zdm_labs "$1") --html --attempt" "$word" ;;
        --bundle) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
        --attempts) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
        check) _zdm_words "$(_zdm_labs "$1") -o --attempt --bundle --key" "$word" ;;
        hint) _zdm_words "$(_zdm_labs "$1") -o --attempt" "$word" ;;
        regrade) _zdm_words "$(_zdm_labs "$1") -o --attempts --accept" "$word" ;;
        *)
            case ${COMP_WORDS[1]} in
                report) _zdm_words "--html --attempt --debug" "$word" ;;
                *) _zdm_words "-o --attempt --debug" "$word" ;;
            esac
            ;;
    esac
}

_zdm_course() {
    _zdm_words "--port --rows --no-open --dev --help" "${COMP_WORDS[COMP_CWORD]}"
}

complete -F _zdm_lab lab bin/lab ./bin/lab
complete -F _zdm_grader grader bin/grader ./bin/grader
complete -F _zdm_course course bin/course ./bin/course
