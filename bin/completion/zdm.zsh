# Completion for zsh: source bin/completion/zdm.zsh
# zsh understands bash's completions once it is asked to.
autoload -Uz compinit bashcompinit
compinit
bashcompinit
source "${0:A:h}/zdm.bash"
