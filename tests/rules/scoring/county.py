"""What a county of invention scores beside the elements of the tiny ruleset."""

LEDGER = """\
figures:
  - {id: lost-cases, column: 败诉件数, element: mediation, said: [败诉案件N件]}
  - {id: survey, column: 满意度得分}
"""
SCORING = """\
# 本县的办法
deductions:
  - {id: lost-cases, name: 行政诉讼败诉, from: ledger, figure: lost-cases, per: 0.5, cap: 2}  # 最多两分
  - {id: complaints, name: 被投诉查实, per: 0.3, kinds: [乡镇], scored_by: 监督科}
bonus: {cap: 10, levels: [{name: 国家级, points: 5}, {name: 省级, points: 3}]}
red_lines:
  - {id: false-report, name: 弄虚作假, grade: 不合格}
  - {id: late-line, name: 迟报, grade: 良好, check: late}
parts:
  - {id: report, name: 年度报告, weight: 60, from: report}
  - {id: survey-part, name: 满意度, weight: 40, from: ledger, figure: survey}
subtotals:
  - {name: 队伍, elements: [adviser, mediation]}
"""
